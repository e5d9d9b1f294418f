using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Autograd;

/// <summary>
/// Gradients are passed through, looked at as views, added to in place and given back early. A recorded pass does none of this, so on
/// random graphs both must agree.
/// </summary>
public class GradientSharingTests
{
    static Tensor Step(Random random, Tensor a, Tensor b) => random.Next(14) switch
    {
        0 or 1 => a + b,
        2 => a - b,
        3 => a.alias() + a,
        4 => a.t() + b.t().clone(),
        5 => (a.view(-1) + b.reshape(-1)).view(a.shape),
        6 => cat([a[TensorIndex.Slice(0, 1)], b[TensorIndex.Slice(1)]]),
        7 => a + b.sum(0, keepdim: true).expand(b.shape),
        8 => a * 0.5 + b * b,
        9 => a.clone().add_(b),
        10 => Changed(a.clone(), b),
        11 => a.tanh() + b.mean(),
        12 => stack([a, b, a]).sum(dim: 0),
        _ => where(a.gt(b), a, b),
    };

    static Tensor Changed(Tensor a, Tensor b)
    {
        a[0] = b[1];
        return a + b;
    }

    // 4 x 4 elements lie in managed arrays, 48 x 48 of 8 bytes in pooled native memory.
    [Theory]
    [InlineData(4)]
    [InlineData(48)]
    public void Passes_that_share_gradients_agree_with_passes_that_do_not(int size)
    {
        for (int seed = 0; seed < (size == 4 ? 300 : 100); seed++)
        {
            var random = new Random(seed);
            var leaves = Enumerable.Range(0, 3).Select(i => tensor(Enumerable.Range(0, size * size).Select(_ => random.NextDouble() - 0.5).ToArray()).reshape(size, size).detach().requires_grad_()).ToArray();
            var nodes = new List<Tensor>(leaves);
            for (int i = 0; i < 14; i++) nodes.Add(Step(random, nodes[random.Next(nodes.Count)], nodes[random.Next(nodes.Count / 2, nodes.Count)]));
            var kept = nodes[random.Next(3, nodes.Count)];
            if (kept.requires_grad) kept.retain_grad();
            var loss = (nodes[^1] + nodes[^2] * 2 + nodes[^3]).sum() + leaves[0].sum();
            Tensor[] inputs = [.. leaves, nodes[random.Next(nodes.Count)]];
            var expected = autograd.grad([loss], inputs, create_graph: true, allow_unused: true).Select(Values).ToArray();
            var found = autograd.grad([loss], inputs, retain_graph: true, allow_unused: true).Select(Values).ToArray();
            for (int i = 0; i < inputs.Length; i++) Same(expected[i], found[i], seed);
            double[]? keptBefore = Values(kept.grad);
            kept.grad = null;
            foreach (var leaf in leaves) leaf.grad = null;
            loss.backward(retain_graph: true);
            double[]? keptOnce = Values(kept.grad);
            for (int i = 0; i < leaves.Length; i++) Same(expected[i], Values(leaves[i].grad), seed);
            if (keptBefore is not null && keptOnce is not null) Same(keptBefore.Select(x => x / 2).ToArray(), keptOnce, seed);
            loss.backward();
            for (int i = 0; i < leaves.Length; i++) Same(expected[i]?.Select(x => 2 * x).ToArray(), Values(leaves[i].grad), seed);
        }
    }

    static double[]? Values(Tensor? tensor) => tensor?.data<double>().ToArray();

    static void Same(double[]? expected, double[]? found, int seed)
    {
        Assert.Equal(expected is null, found is null);
        if (expected is null) return;
        double scale = Math.Max(1, expected.Max(Math.Abs));
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - found![i]) <= 1e-12 * scale, $"Graph {seed}, element {i}: {found[i]:R} in place of {expected[i]:R}.");
    }
}
