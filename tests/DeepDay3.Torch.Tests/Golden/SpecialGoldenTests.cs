using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Golden;

public class SpecialGoldenTests
{
    public static TheoryData<string> Names => GoldenRun.Names("special");

    [Theory]
    [MemberData(nameof(Names))]
    public void Results_and_gradients_are_those_of_PyTorch(string name) => GoldenRun.Check("special", name);

    [Fact]
    public void Bessel_functions_have_their_Wronskian()
    {
        using var scope = NewDisposeScope();
        var x = linspace(0.05, 40, 300, ScalarType.Float64);
        var wronskian = (special.bessel_j1(x) * special.bessel_y0(x)) - (special.bessel_j0(x) * special.bessel_y1(x));
        Assert.True(wronskian.allclose(2 / (Math.PI * x), 1e-12, 1e-14));
        var modified = x * ((special.modified_bessel_i0(x) * special.modified_bessel_k1(x)) + (special.modified_bessel_i1(x) * special.modified_bessel_k0(x)));
        Assert.True(modified.allclose(ones_like(x), 1e-12, 1e-14));
        var scaled = x * ((special.i0e(x) * special.scaled_modified_bessel_k1(x)) + (special.i1e(x) * special.scaled_modified_bessel_k0(x)));
        Assert.True(scaled.allclose(ones_like(x), 1e-12, 1e-14));
    }
}
