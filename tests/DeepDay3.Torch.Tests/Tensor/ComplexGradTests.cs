using DeepDay3.Torch.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;
using Complex = System.Numerics.Complex;

namespace DeepDay3.Torch.Tests;

/// <summary>First and second derivatives of functions of complex numbers against differences of their parts.</summary>
public class ComplexGradTests
{
    static readonly Dictionary<string, Func<Tensor, Tensor>> OfOne = new()
    {
        ["exp"] = x => x.exp(),
        ["log"] = x => x.log(),
        ["sqrt"] = x => x.sqrt(),
        ["rsqrt"] = x => x.rsqrt(),
        ["reciprocal"] = x => x.reciprocal(),
        ["square"] = x => x.square(),
        ["pow 3"] = x => x.pow(3),
        ["pow 0"] = x => x.pow(0),
        ["pow complex"] = x => x.pow(new Complex(0.5, 1)),
        ["sin"] = x => x.sin(),
        ["cos"] = x => x.cos(),
        ["tan"] = x => x.tan(),
        ["tanh"] = x => x.tanh(),
        ["sigmoid"] = x => x.sigmoid(),
        ["asin"] = x => x.asin(),
        ["acos"] = x => x.acos(),
        ["atan"] = x => x.atan(),
        ["asinh"] = x => x.asinh(),
        ["acosh"] = x => x.acosh(),
        ["atanh"] = x => x.atanh(),
        ["log2"] = x => x.log2(),
        ["neg"] = x => -x,
        ["abs"] = x => x.abs(),
        ["angle"] = x => x.angle(),
        ["sgn"] = x => x.sgn(),
        ["conj"] = x => x.conj() * x,
        ["real"] = x => x.real * x.imag,
        ["view_as_real"] = x => x.view_as_real().square(),
        ["part of both parts"] = x => x.view_as_real().select(-1, 1).exp() * x.real,
        ["sum"] = x => x.sum(dim: 0) * x,
        ["mean"] = x => x.mean() * x,
        ["var"] = x => x.var(),
        ["std"] = x => x.std(0),
        ["prod"] = x => x.prod(1),
        ["cumsum"] = x => x.cumsum(0).square(),
        ["cumprod"] = x => x.cumprod(1),
        ["norm"] = x => x.norm(),
        ["norm 3"] = x => linalg.vector_norm(x, 3, [1]),
        ["scaled"] = x => x * new Complex(1, 2) + new Complex(3, -1),
        ["divided"] = x => x / new Complex(1, 2),
        ["divisor"] = x => ((Scalar)new Complex(1, 2)) / x,
        ["subtracted"] = x => ((Scalar)new Complex(1, 2)) - x,
        ["to real"] = x => x.to_type(float64).square(),
        ["mH"] = x => x.mH.matmul(x),
        ["vdot"] = x => x.reshape(-1).vdot(x.reshape(-1).exp()),
        ["gather"] = x => x.gather(1, tensor(new long[,] { { 0, 0, 1 }, { 2, 1, 2 } })).square(),
        ["index_select"] = x => x.index_select(1, tensor(new long[] { 2, 0, 2 })).square(),
        ["index"] = x => x[.., 1].square(),
        ["cat"] = x => cat([x, x.exp()], 1),
        ["expand"] = x => x.expand(2, 2, 3) * 2,
        ["pad"] = x => nn.functional.pad(x.unsqueeze(0), [2, 1], PaddingModes.Reflect).square(),
        ["unfold"] = x => x.unfold(1, 2, 1).square(),
        ["as_strided"] = x => (x * 1).as_strided([2, 2], [3, 1], 1).square(),
        ["scatter_add"] = x => x.scatter_add(1, tensor(new long[,] { { 1, 1 }, { 2, 0 } }), x.narrow(1, 0, 2)).square(),
        ["masked_fill"] = x => x.masked_fill(tensor(new[] { true, false, true }), new Complex(0, 1)).square(),
    };

    static readonly Dictionary<string, Func<Tensor, Tensor, Tensor>> OfTwo = new()
    {
        ["add"] = (x, y) => (x + y).square(),
        ["sub"] = (x, y) => (x - y).square(),
        ["mul"] = (x, y) => x * y,
        ["div"] = (x, y) => x / y,
        ["pow"] = (x, y) => x.pow(y),
        ["add scaled"] = (x, y) => x.add(y, new Complex(2, -1)).square(),
        ["where"] = (x, y) => where(tensor(new[] { true, false, true }), x, y).square(),
        ["cat"] = (x, y) => cat([x, y]).square(),
        ["lerp"] = (x, y) => x.lerp(y.expand(2, 3) * 1.0 + zeros_like(x), x * 0.1),
    };

    public static TheoryData<string> Ones => [.. OfOne.Keys];

    public static TheoryData<string> Twos => [.. OfTwo.Keys];

    [Theory]
    [MemberData(nameof(Ones))]
    public void Functions_of_one_tensor(string name) => GradCheck.Run(x => OfOne[name](x[0]), 1e-5, Sample.Complex(2, 3));

    [Theory]
    [MemberData(nameof(Twos))]
    public void Functions_of_two_tensors_complex_or_not(string name)
    {
        Tensor x = Sample.Complex(2, 3), y = Sample.Complex(1, 3) * new Complex(0.6, 0.3), real = Sample.Between(0.4, 1.5, 1, 3);
        GradCheck.Run(p => OfTwo[name](p[0], p[1]), 1e-5, x, y);
        if (name == "lerp") return;
        GradCheck.Run(p => OfTwo[name](p[0], p[1]), 1e-5, x, real);
        GradCheck.Run(p => OfTwo[name](p[0], p[1]), 1e-5, real.expand(2, 3).clone(), y);
    }

    [Fact]
    public void Complex_and_polar()
    {
        Tensor a = Sample.Between(0.3, 1.5, 2, 3), b = Sample.AwayFromZero(3);
        GradCheck.Run(p => complex(p[0], p[1]).exp(), a, b);
        GradCheck.Run(p => polar(p[0], p[1]).square(), a, b);
        GradCheck.Run(p => stack([p[0], p[0].exp()], -1).view_as_complex().square(), a);
    }

    [Fact]
    public void Products_of_matrices()
    {
        GradCheck.Run(p => p[0].mm(p[1]), Sample.Complex(2, 3), Sample.Complex(3, 2));
        GradCheck.Run(p => p[0].bmm(p[1]), Sample.Complex(2, 2, 3), Sample.Complex(2, 3, 2));
        GradCheck.Run(p => p[0].matmul(p[1]), Sample.Complex(2, 2, 3), Sample.Complex(3));
        GradCheck.Run(p => p[0].dot(p[1]), Sample.Complex(3), Sample.Complex(3));
    }

    [Fact]
    public void In_place_changes_through_the_parts()
    {
        GradCheck.Run(p =>
        {
            var z = p[0] * p[0];
            z.real.mul_(p[1]);
            return z * z;
        }, Sample.Complex(2, 3), Sample.AwayFromZero(2, 3));
        GradCheck.Run(p =>
        {
            var z = p[0] * 1;
            z[.., 1].mul_(p[1]);
            z.view_as_real()[0, 0, 1] = p[2];
            return z.exp();
        }, Sample.Complex(2, 3), Sample.Complex(2), Sample.AwayFromZero());
        GradCheck.Run(p =>
        {
            var pairs = p[0] * 1;
            pairs.view_as_complex().mul_(p[1]);
            return pairs.exp();
        }, Sample.AwayFromZero(3, 2), Sample.Complex(3));
        GradCheck.Run(p => (p[0] * 1).add_(p[1]).mul_(p[0]).div_(p[1]).sub_(p[0].conj()).pow_(2).neg_(), Sample.Complex(3), Sample.Complex(3));
    }

    [Fact]
    public void A_complex_loss_without_gradient_is_refused()
    {
        var x = Sample.Complex(2).requires_grad_();
        var error = Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => x.sum().backward());
        Assert.Equal("grad can be computed only for real scalar outputs but got ComplexDouble", error.Message);
    }

    [Fact]
    public void Descent_along_the_gradient_finds_the_smallest_value()
    {
        // The gradient of |x - c|^2 is 2 (x - c): half a step goes all the way.
        var x = tensor(new Complex(3, -2), requires_grad: true);
        var target = new Complex(-1, 4);
        (x - target).abs().square().backward();
        Assert.Equal(complex128, x.grad!.dtype);
        var reached = (x - 0.5 * x.grad).ToComplexFloat64();
        Assert.Equal(target.Real, reached.Real, 12);
        Assert.Equal(target.Imaginary, reached.Imaginary, 12);
    }

    [Fact]
    public void A_real_leaf_gets_a_real_gradient()
    {
        var x = tensor(new double[] { 1, 2 }, requires_grad: true);
        (x.exp() * tensor(new Complex[] { new(1, 2), new(-1, 1) })).abs().sum().backward();
        Assert.Equal(float64, x.grad!.dtype);
    }
}
