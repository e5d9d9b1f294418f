using DeepDay3.Models;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Models;

[Collection(Alone.Name)]
public class RbmTests
{
    static Rbm Machine(int visible, int hidden, int seed)
    {
        manual_seed(seed);
        var machine = new Rbm(visible, hidden, 0.8, float64);
        using var mode = no_grad();
        machine.VisibleBias.copy_(randn(visible, float64) * 0.5);
        machine.HiddenBias.copy_(randn(hidden, float64) * 0.5);
        return machine;
    }

    static Tensor States(int units) =>
        tensor(Enumerable.Range(0, 1 << units).SelectMany(state => Enumerable.Range(0, units).Select(i => (double)(state >> i & 1))).ToArray()).view(1 << units, units);

    [Fact]
    public void Energies_free_energies_and_the_partition_agree_with_sums_over_all_states()
    {
        using Rbm machine = Machine(3, 2, 1);
        Tensor v = States(3), h = States(2);
        double[] w = [.. machine.Weight.detach().flatten().data<double>()], b = [.. machine.VisibleBias.detach().data<double>()], c = [.. machine.HiddenBias.detach().data<double>()];
        double total = 0;
        for (int i = 0; i < 8; i++)
        {
            double visible = 0;
            for (int j = 0; j < 4; j++)
            {
                double energy = 0;
                for (int a = 0; a < 3; a++) energy -= (i >> a & 1) * (b[a] + w[2 * a] * (j & 1) + w[2 * a + 1] * (j >> 1));
                energy -= c[0] * (j & 1) + c[1] * (j >> 1);
                Assert.Equal(energy, machine.Energy(v[i].unsqueeze(0), h[j].unsqueeze(0)).item<double>(), 1e-12);
                visible += Math.Exp(-energy);
            }
            Assert.Equal(-Math.Log(visible), machine.FreeEnergy(v)[i].item<double>(), 1e-12);
            total += visible;
        }
        Assert.Equal(Math.Log(total), machine.LogPartition(), 1e-12);
        Assert.Equal(-machine.FreeEnergy(v).mean().item<double>() - Math.Log(total), machine.LogLikelihood(v), 1e-12);
    }

    [Fact]
    public void The_partition_is_the_same_by_either_layer()
    {
        using Rbm wide = Machine(4, 7, 2), tall = Machine(7, 4, 3);
        using (no_grad())
        {
            tall.Weight.copy_(wide.Weight.t());
            tall.VisibleBias.copy_(wide.HiddenBias);
            tall.HiddenBias.copy_(wide.VisibleBias);
        }
        Assert.Equal(wide.LogPartition(), tall.LogPartition(), 1e-10);
    }

    [Fact]
    public void Conditionals_agree_with_the_joint_distribution()
    {
        using Rbm machine = Machine(3, 2, 4);
        Tensor h = States(2), v = States(3)[5].unsqueeze(0), weights = (-machine.Energy(v.expand(4, 3), h)).softmax(0);
        Assert.True(machine.HiddenGiven(v).allclose(weights.unsqueeze(0).mm(h)));
        Tensor all = States(3), one = h[2].unsqueeze(0), other = (-machine.Energy(all, one.expand(8, 2))).softmax(0);
        Assert.True(machine.VisibleGiven(one).allclose(other.unsqueeze(0).mm(all)));
    }

    [Fact]
    public void The_exact_gradient_is_that_of_the_likelihood()
    {
        using Rbm machine = Machine(4, 3, 5);
        Tensor data = States(4).index_select(0, tensor(new[] { 3L, 3, 9, 14 }));
        RbmGradient gradient = machine.ExactGradient(data);
        // Autograd on -mean F - log of the sum over all states, and central differences of LogLikelihood.
        ((-machine.FreeEnergy(States(4))).logsumexp(0) + machine.FreeEnergy(data).mean()).backward();
        Assert.True(gradient.Weight.allclose(-machine.Weight.grad!));
        Assert.True(gradient.VisibleBias.allclose(-machine.VisibleBias.grad!));
        Assert.True(gradient.HiddenBias.allclose(-machine.HiddenBias.grad!));
        Tensor expected = gradient.Weight.clone();
        for (int i = 0; i < 12; i++)
        {
            using var mode = no_grad();
            Tensor flat = machine.Weight.view(-1);
            double old = flat[i].item<double>();
            flat[i] = old + 1e-5;
            double above = machine.LogLikelihood(data);
            flat[i] = old - 1e-5;
            double below = machine.LogLikelihood(data);
            flat[i] = old;
            Assert.Equal((above - below) / 2e-5, expected.view(-1)[i].item<double>(), 1e-8);
        }
    }

    [Fact]
    public void Long_chains_give_the_exact_gradient_and_short_ones_a_biased_one()
    {
        using Rbm machine = Machine(4, 3, 6);
        Tensor data = States(4).index_select(0, tensor(new[] { 1L, 2, 4, 8 })).repeat(2_500, 1);
        RbmGradient exact = machine.ExactGradient(data);
        manual_seed(7);
        double Error(int steps) => (machine.Contrast(data, machine.Gibbs(data, steps)).Weight - exact.Weight).abs().max().item<double>();
        double one = Error(1), many = Error(30);
        Assert.InRange(many, 0, 0.03);
        Assert.True(one > 2 * many, $"CD-1 {one}, CD-30 {many}");
    }

    [Fact]
    public void Gibbs_sampling_visits_states_as_often_as_they_are_probable()
    {
        using Rbm machine = Machine(3, 3, 8);
        manual_seed(9);
        Tensor states = States(3), expected = (-machine.FreeEnergy(states)).softmax(0);
        Tensor drawn = machine.Gibbs(zeros(10_000, 3, float64), 20);
        Tensor found = bincount(drawn.mv(tensor(new double[] { 1, 2, 4 })).to(int64), minlength: 8).to(float64) / 10_000;
        Assert.InRange((found - expected).abs().max().item<double>(), 0, 0.02);
    }

    [Theory]
    [InlineData("exact")]
    [InlineData("cd")]
    [InlineData("pcd")]
    public void Training_raises_the_exact_likelihood_and_repeats_with_the_seed(string method)
    {
        double[] first = Train(method), again = Train(method);
        Assert.Equal(first, again);
        // Two states of equal probability: log 1/2 is the best there is; 64 states alike is where it starts.
        Assert.Equal(-6 * Math.Log(2), first[0], 0.05);
        Assert.InRange(first[1], -1.6, -Math.Log(2) + 1e-9);
    }

    static double[] Train(string method)
    {
        manual_seed(10);
        using var scope = NewDisposeScope();
        using var machine = new Rbm(6, 4);
        Tensor data = tensor(new float[] { 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 1 }).view(2, 6).repeat(25, 1), chains = rand(50, 6).bernoulli();
        double before = machine.LogLikelihood(data);
        for (int i = 0; i < 1000; i++)
        {
            using var step = NewDisposeScope();
            if (method == "pcd") chains = machine.Gibbs(chains, 1).MoveToOuterDisposeScope();
            machine.Ascend(method switch
            {
                "exact" => machine.ExactGradient(data),
                "cd" => machine.Contrast(data, machine.Gibbs(data, 1)),
                _ => machine.Contrast(data, chains),
            }, 0.1);
        }
        return [before, machine.LogLikelihood(data)];
    }

    [Fact]
    public void What_cannot_be_enumerated_is_refused()
    {
        using var machine = new Rbm(17, 17);
        Assert.Contains("at most 16", Assert.Throws<InvalidOperationException>(() => machine.LogPartition()).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => machine.ExactGradient(zeros(1, 17)));
        Assert.Throws<ArgumentOutOfRangeException>(() => machine.Gibbs(zeros(1, 17), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Rbm(0, 3));
        Assert.Equal([2L, 17], machine.call(zeros(2, 17)).shape);
    }
}
