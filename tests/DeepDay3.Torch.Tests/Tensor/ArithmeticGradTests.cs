using DeepDay3.Torch.Tests.Support;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Tensors;

/// <summary>Derivatives of sums, products, quotients and powers, with broadcasting both ways.</summary>
public class ArithmeticGradTests
{
    static readonly Dictionary<string, Func<Tensor, Tensor, Tensor>> binary = new()
    {
        ["add"] = (x, y) => x + y,
        ["add with alpha"] = (x, y) => x.add(y, alpha: 2.5),
        ["sub"] = (x, y) => x - y,
        ["mul"] = (x, y) => x * y,
        ["div"] = (x, y) => x / y,
        ["maximum"] = (x, y) => x.maximum(y) * x,
        ["minimum"] = (x, y) => x.minimum(y) * y,
        ["pow"] = (x, y) => x.abs().pow(y),
        ["where"] = (x, y) => where(x.gt(y), x * y, y),
        ["remainder"] = (x, y) => x.remainder(y) * x,
        ["fmod"] = (x, y) => x.fmod(y) * y,
        ["itself twice"] = (x, y) => x * x + x * y + y * y * x,
    };

    static readonly Dictionary<string, Func<Tensor, Tensor>> withNumbers = new()
    {
        ["plus"] = x => (x + 2) * x,
        ["minus"] = x => (x - 3) * x,
        ["subtracted"] = x => (1 - x) * x,
        ["times"] = x => x * 3 * x,
        ["over"] = x => x / 4 * x,
        ["divided into"] = x => 2 / x,
        ["negative"] = x => -x * x,
        ["square"] = x => x.square(),
        ["cube"] = x => x.pow(3),
        ["power 0"] = x => x.pow(0) * x * x,
        ["power 1"] = x => x.pow(1) * x,
        ["power -2"] = x => x.pow(-2),
        ["power 2.5"] = x => x.abs().pow(2.5),
        ["add with alpha"] = x => x.add(2, alpha: 3) * x,
        ["clamp"] = x => x.clamp(-0.9, 0.9) * x,
        ["clamp below"] = x => x.clamp(min: -0.9) * x,
        ["remainder"] = x => x.remainder(0.7) * x,
        ["fmod"] = x => x.fmod(0.7) * x,
        ["positive"] = x => x.positive() * x,
        ["to float64"] = x => x.to_type(float64) * x,
        ["masked fill"] = x => x.masked_fill(x.gt(0.5), 2) * x,
    };

    public static TheoryData<string> Binary => [.. binary.Keys];

    public static TheoryData<string> Unary => [.. withNumbers.Keys];

    [Theory, MemberData(nameof(Binary))]
    public void Two_tensors_of_one_shape(string name) => GradCheck.Run(x => binary[name](x[0], x[1]), Sample.AwayFromZero(2, 3), Sample.Distinct(2, 3));

    [Theory, MemberData(nameof(Binary))]
    public void A_row_broadcast_over_rows(string name) => GradCheck.Run(x => binary[name](x[0], x[1]), Sample.AwayFromZero(2, 3), Sample.Distinct(3));

    [Theory, MemberData(nameof(Binary))]
    public void A_number_on_the_left(string name) => GradCheck.Run(x => binary[name](x[0], x[1]), Sample.AwayFromZero(), Sample.Distinct(2, 2));

    [Theory, MemberData(nameof(Binary))]
    public void Columns_against_rows(string name) => GradCheck.Run(x => binary[name](x[0], x[1]), Sample.AwayFromZero(3, 1), Sample.Distinct(1, 2));

    [Theory, MemberData(nameof(Binary))]
    public void Operands_with_gaps(string name) => GradCheck.Run(x => binary[name](x[0].t(), x[1][TensorIndex.Colon, TensorIndex.Slice(null, null, 2)]), Sample.AwayFromZero(2, 3), Sample.Distinct(3, 4));

    [Theory, MemberData(nameof(Unary))]
    public void A_tensor_and_numbers(string name) => GradCheck.Run(x => withNumbers[name](x[0]), Sample.AwayFromZero(2, 3));

    [Fact]
    public void Equal_elements_share_the_gradient_of_a_maximum()
    {
        var x = tensor(new[] { 1.0, 2.0, 3.0 }, requires_grad: true);
        var y = tensor(new[] { 1.0, 3.0, 2.0 }, requires_grad: true);
        x.maximum(y).sum().backward();
        Assert.Equal([0.5, 0, 1], x.grad!.data<double>().ToArray());
        Assert.Equal([0.5, 1, 0], y.grad!.data<double>().ToArray());
    }

    [Fact]
    public void A_gradient_has_the_type_of_its_leaf()
    {
        var x = tensor(new[] { 1f, 2f }, requires_grad: true);
        var y = tensor(new[] { 3.0, 4.0 }, requires_grad: true);
        (x * y).sum().backward();
        Assert.Equal((float32, float64), (x.grad!.dtype, y.grad!.dtype));
        Assert.Equal([3f, 4f], x.grad!.data<float>().ToArray());
    }
}
