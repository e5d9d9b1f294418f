using DeepDay3.Torch.Tests.Support;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Tensors;

/// <summary>Derivatives through in-place operations on results, on views of them, and on views of views.</summary>
public class InPlaceGradTests
{
    // Each changes its first argument, which is a result of positive numbers with gaps or without, by its second.
    static readonly Dictionary<string, Func<Tensor, Tensor, Tensor>> operations = new()
    {
        ["add_"] = (x, y) => x.add_(y),
        ["add_ with alpha"] = (x, y) => x.add_(y, 2.5),
        ["add_ a number"] = (x, y) => x.add_(1.5),
        ["sub_"] = (x, y) => x.sub_(y),
        ["mul_"] = (x, y) => x.mul_(y),
        ["add_ itself"] = (x, y) => x.add_(x).mul_(y),
        ["div_"] = (x, y) => x.div_(y),
        ["pow_"] = (x, y) => x.pow_(y),
        ["pow_ a number"] = (x, y) => x.pow_(3),
        ["neg_"] = (x, y) => x.neg_(),
        ["exp_"] = (x, y) => x.exp_(),
        ["log_"] = (x, y) => x.log_(),
        ["sqrt_"] = (x, y) => x.sqrt_(),
        ["sigmoid_"] = (x, y) => x.sigmoid_(),
        ["tanh_"] = (x, y) => x.tanh_(),
        ["relu_"] = (x, y) => x.relu_(),
        ["abs_"] = (x, y) => x.abs_(),
        ["clamp_"] = (x, y) => x.clamp_(0.5, 1.2),
        ["copy_"] = (x, y) => x.copy_(y * y),
        ["copy_ of the other half"] = (x, y) => x[0].copy_(x[1]),
        ["fill_"] = (x, y) => x[0].fill_(3),
        ["zero_"] = (x, y) => x[1].zero_(),
        ["several"] = (x, y) => x.mul_(y).sin_().add_(y).mul_(2).exp_(),
    };

    public static TheoryData<string> Names => [.. operations.Keys];

    static Tensor[] Inputs => [Sample.Between(0.3, 1.5, 2, 3), Sample.Between(0.3, 1.5, 2, 3)];

    [Theory, MemberData(nameof(Names))]
    public void On_a_result(string name) => GradCheck.Run(x =>
    {
        var result = x[0] * x[0];
        operations[name](result, x[1]);
        return result * x[0];
    }, Inputs);

    [Theory, MemberData(nameof(Names))]
    public void On_a_view_the_result_changes(string name) => GradCheck.Run(x =>
    {
        var result = (x[0] * x[0]).t();
        operations[name](result.t(), x[1]);
        return result * x[0].t();
    }, Inputs);

    [Theory, MemberData(nameof(Names))]
    public void On_a_result_its_earlier_view_changes(string name) => GradCheck.Run(x =>
    {
        var result = x[0] * x[0];
        var view = result.t()[1];
        operations[name](result, x[1]);
        return view * result.sum();
    }, Inputs);

    [Theory, MemberData(nameof(Names))]
    public void On_a_view_of_a_view_everything_changes(string name) => GradCheck.Run(x =>
    {
        var result = cat([x[0] * 1, x[1] * 2, x[0] * x[1]], 1);
        var left = result.narrow(1, 1, 6).slice(1, 0, 6, 2);
        var right = result.narrow(1, 2, 3);
        operations[name](left, x[1]);
        right.mul_(x[0]);
        return (left.sum() + right.square().sum()) * result.sin();
    }, Inputs);

    [Theory, MemberData(nameof(Names))]
    public void On_an_untracked_buffer(string name) => GradCheck.Run(x =>
    {
        var buffer = Sample.Between(0.3, 1.5, 2, 4);
        var part = buffer.narrow(1, 1, 3);
        part.mul_(x[0]);
        operations[name](part, x[1]);
        return buffer.square();
    }, Inputs);

    [Fact]
    public void A_buffer_filled_step_by_step() => GradCheck.Run(x =>
    {
        var states = zeros([4, 3], float64);
        states[0] = x[0];
        for (int t = 1; t < 4; t++) states[t] = (states[t - 1].clone() * x[1]).tanh();
        return states.square();
    }, Sample.AwayFromZero(3), Sample.AwayFromZero(3));

    [Fact]
    public void A_handle_of_an_untracked_buffer_follows_it() => GradCheck.Run(x =>
    {
        var buffer = zeros([3], float64);
        var other = buffer.alias();
        buffer.add_(x[0]);
        other.mul_(x[0]);
        return buffer * other;
    }, Sample.AwayFromZero(3));
}
