using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Golden;

public static partial class GoldenOps
{
    // The expressions of cases_autograd.py.
    static Dictionary<string, GoldenOp> Graphs() => new()
    {
        ["inplace_chain"] = Two((a, b) =>
        {
            var y = a * 2;
            y.add_(b).mul_(a);
            y[0] = b[1] * 3;
            y.select(1, 1).zero_();
            return y;
        }),
        ["through_view"] = One(a =>
        {
            var y = a.clone();
            y.t()[1].mul_(3).sin_();
            return y * a;
        }),
        ["shared"] = (x, _) =>
        {
            var b = x[0].exp();
            var c = b * x[0];
            return [b + c, c.sum(), x[0].detach() * b];
        },
        ["second_derivative"] = One(a => autograd.grad([(a.sin() * a).sum()], [a], create_graph: true)[0]),
        ["second_of_network"] = Three((x, w1, w2) => autograd.grad([x.matmul(w1).tanh().matmul(w2).sum()], [x], create_graph: true)[0].pow(2).sum()),
        ["loop"] = Two((a, w) =>
        {
            var h = a;
            for (int i = 0; i < 6; i++) h = (h.matmul(w) + a).tanh();
            return h;
        }),
        ["clipped"] = One(a => where(a > 0, a, a.detach() * 0.5)),
        ["unused"] = (x, _) => [x[0] * 1],
        ["expand_sum"] = One(a => a.expand(4, 3) * arange(12, ScalarType.Float64).view(4, 3)),
        ["changed_later"] = One(a =>
        {
            var y = a.exp();
            y.add_(1);
            return autograd.grad([y.sum()], [a])[0];
        }),
        ["leaf_in_place"] = One(a => a.add_(1)),
        ["backward_twice"] = One(a =>
        {
            var y = (a * a).sum();
            y.backward();
            y.backward();
            return y;
        }),
        ["backward_of_vector"] = One(a =>
        {
            (a * 2).backward();
            return a;
        }),
        ["integer_gradient"] = One(a => a.clone().requires_grad_()),
        ["no_gradient"] = One(a =>
        {
            a.clone().sum().backward();
            return a;
        }),
    };
}
