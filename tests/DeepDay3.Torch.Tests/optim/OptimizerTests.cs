using TorchSharp;
using TorchSharp.Kernels;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Optimizers;

[Collection("kernel settings")]
public class OptimizerTests
{
    public static TheoryData<string> Names => [.. OptimizerFactory.Names];

    [Theory, MemberData(nameof(Names))]
    public void Parameters_without_a_gradient_are_left_alone(string name)
    {
        Parameter trained = Ramp(5), idle = Ramp(5);
        using var optimizer = OptimizerFactory.Make(name, [trained, idle]);
        (trained * trained).sum().backward();
        optimizer.step();
        Assert.Equal(Numbers(5), idle.data<double>().ToArray());
        Assert.Equal(0, idle.memory.Version);
        Assert.NotEqual(Numbers(5), trained.data<double>().ToArray());
        Assert.Null(idle.grad);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_gradient_with_gaps_works_as_one_without(string name)
    {
        Parameter plain = new(Ramp(12).detach().reshape(3, 4)), gaps = new(Ramp(12).detach().reshape(3, 4));
        using var first = OptimizerFactory.Make(name, [plain]);
        using var second = OptimizerFactory.Make(name, [gaps]);
        for (int i = 0; i < 3; i++)
        {
            var gradient = Ramp(12).detach().reshape(4, 3) * (i - 1.5);
            plain.grad = gradient.t().contiguous();
            gaps.grad = gradient.t();
            Assert.False(gaps.grad.is_contiguous());
            first.step();
            second.step();
        }
        Assert.Equal(plain.data<double>().ToArray(), gaps.data<double>().ToArray());
    }

    [Theory, MemberData(nameof(Names))]
    public void Elements_do_not_depend_on_length_or_threads(string name)
    {
        const int Length = 200_003;
        var long1 = Trained(name, Length, 1, ScalarType.Float32);
        Assert.Equal(long1, Trained(name, Length, 4, ScalarType.Float32));
        Assert.Equal(long1.AsSpan(0, 37).ToArray(), Trained(name, 37, 1, ScalarType.Float32));
        Assert.Equal(Trained(name, Length, 4, ScalarType.Float64).AsSpan(0, 37).ToArray(), Trained(name, 37, 1, ScalarType.Float64));
    }

    [Fact]
    public void A_closure_is_called_with_recording_on_and_its_loss_returned()
    {
        var parameter = Ramp(3);
        using var optimizer = optim.SGD([parameter], 0.1);
        using var unrecorded = no_grad();
        var loss = optimizer.step(() =>
        {
            optimizer.zero_grad();
            var sum = parameter.sum();
            sum.backward();
            return sum;
        });
        Assert.Equal(Numbers(3).Sum(), loss.ToDouble(), 1e-12);
        Assert.Equal(Numbers(3).Select(x => x - 0.1), parameter.data<double>().ToArray());
        Assert.Null(optimizer.step());
    }

    [Fact]
    public void Zeroed_gradients_are_zero_not_null()
    {
        Parameter used = Ramp(3), unused = Ramp(3);
        using var optimizer = optim.SGD([used, unused], 0.1);
        used.sum().backward();
        optimizer.zero_grad();
        Assert.Equal([0, 0, 0], used.grad!.data<double>().ToArray());
        Assert.Null(unused.grad);
    }

    [Fact]
    public void Zeroing_does_not_reach_into_a_graph_of_gradients()
    {
        var x = Ramp(3);
        using var optimizer = optim.SGD([x], 0.1);
        (x * x * x).sum().backward(create_graph: true);
        var gradient = x.grad!;
        var square = (gradient * gradient).sum();
        optimizer.zero_grad();
        Assert.Equal([0, 0, 0], x.grad!.data<double>().ToArray());
        square.backward();
        // d/dx (3x^2)^2 = 36 x^3
        Assert.All(Numbers(3).Zip(x.grad!.data<double>().ToArray()), pair => Assert.Equal(36 * Math.Pow(pair.First, 3), pair.Second, 1e-12));
    }

    [Fact]
    public void State_outlives_the_dispose_scope_of_the_step()
    {
        var parameter = Ramp(40_000);
        using var optimizer = optim.SGD([parameter], 0.1, momentum: 0.9);
        for (int i = 0; i < 3; i++)
        {
            using var scope = NewDisposeScope();
            parameter.sum().backward();
            optimizer.step();
            optimizer.zero_grad();
        }
        var state = Assert.IsType<SGD.State>(optimizer.state_dict().State.Single());
        Assert.False(state.momentum_buffer!.IsInvalid);
        optimizer.Dispose();
        Assert.True(state.momentum_buffer.IsInvalid);
        Assert.False(parameter.IsInvalid);
    }

    [Fact]
    public void A_step_shows_in_the_version_that_backward_checks()
    {
        var parameter = Ramp(3);
        using var optimizer = optim.SGD([parameter], 0.1);
        var kept = (parameter * parameter).sum();
        parameter.sum().backward();
        optimizer.step();
        Assert.Contains("modified by an inplace operation", Assert.ThrowsAny<Exception>(kept.backward).Message);
    }

    [Fact]
    public void An_optimizer_of_ones_own_needs_only_a_body()
    {
        var parameter = Ramp(3);
        using var optimizer = new SignDescent([parameter], 0.5);
        (parameter * parameter).sum().backward();
        optimizer.step();
        Assert.Equal(Numbers(3).Select(x => x - 0.5 * Math.Sign(x)), parameter.data<double>().ToArray());
        Assert.Empty(optimizer.state_dict().State);
    }

    [Fact]
    public void A_state_that_does_not_fit_its_parameter_is_refused()
    {
        var parameter = Ramp(40);
        using var optimizer = optim.Adam([parameter]);
        parameter.sum().backward();
        ((Adam.State)optimizer.state_dict().State[0]).exp_avg = zeros(3, dtype: ScalarType.Float64);
        Assert.Contains("Float64[3]", Assert.Throws<InvalidOperationException>(() => optimizer.step()).Message);
        Assert.Equal(Numbers(40), parameter.data<double>().ToArray());
    }

    [Fact]
    public void A_parameter_put_into_a_group_behind_the_optimizers_back_is_refused()
    {
        var stranger = Ramp(3);
        using var optimizer = optim.Adam([Ramp(3)]);
        ((Adam.ParamGroup)optimizer.ParamGroups.Single()).Parameters = [stranger];
        stranger.sum().backward();
        Assert.Contains("add_param_group", Assert.Throws<InvalidOperationException>(() => optimizer.step()).Message);
    }

    [Theory, InlineData(-1, 0, "Invalid learning rate: -1"), InlineData(double.NaN, 0, "Invalid learning rate: NaN"), InlineData(0.1, 1, "Invalid beta parameter at index 0: 1")]
    public void Hyperparameters_out_of_range_are_refused(double lr, double beta1, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => optim.Adam([Ramp(1)], lr, beta1)).Message);

    [Fact]
    public void An_optimizer_needs_parameters_and_Nesterov_needs_momentum()
    {
        Assert.Equal("optimizer got an empty parameter list", Assert.Throws<ArgumentException>(() => optim.Adam(Array.Empty<Parameter>())).Message);
        Assert.Contains("Nesterov", Assert.Throws<ArgumentException>(() => optim.SGD([Ramp(1)], 0.1, nesterov: true)).Message);
    }

    static float[] Trained(string name, int length, int threads, ScalarType type)
    {
        int before = Workers.Count;
        Workers.Count = threads;
        try
        {
            var parameter = new Parameter(Ramp(length).detach().to(type));
            using var optimizer = OptimizerFactory.Make(name, [parameter]);
            for (int i = 0; i < 3; i++)
            {
                parameter.grad = (parameter * parameter - 0.3 + i).detach();
                optimizer.step();
            }
            return parameter.detach().to(ScalarType.Float32).data<float>().ToArray();
        }
        finally
        {
            Workers.Count = before;
        }
    }

    static double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => Math.Sin(i + 1))];

    static Parameter Ramp(int count) => new(tensor(Numbers(count)));

    sealed class SignDescent : OptimizerHelper
    {
        internal SignDescent(IEnumerable<Parameter> parameters, double lr)
        {
            _defaults = new OptimizerOptions { LearningRate = lr };
            add_param_group(new ParamGroup { Parameters = parameters });
        }

        public override Tensor step(Func<Tensor>? closure = null) => _step<ParamGroup>(group =>
        {
            foreach (var parameter in group.Parameters)
                if (parameter.grad is { } gradient) parameter.sub_(gradient.sign() * group.LearningRate);
        }, closure);
    }
}
