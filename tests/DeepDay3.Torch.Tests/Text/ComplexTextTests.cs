using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;
using Complex = System.Numerics.Complex;

namespace DeepDay3.Torch.Tests.Text;

/// <summary>Complex numbers in all styles. Changes global print options: alone.</summary>
[Collection("kernel settings")]
public sealed class ComplexTextTests : IDisposable
{
    readonly TextOptions before = TextOptions.Current;

    public ComplexTextTests() => TextOptions.Current = TextOptions.Current with { NewLine = "\n" };

    public void Dispose() => TextOptions.Current = before;

    static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    static Tensor Singles() => tensor(new[] { (1f, 2f), (-0.5f, -10.25f), (0f, 0f) });

    static Tensor Doubles() => tensor(new Complex[] { new(1, double.PositiveInfinity), new(double.NaN, -0.5) });

    [Fact]
    public void Julia_shows_sums() => Assert.Equal("[3], type = ComplexFloat32, device = cpu\n        1+2i -0.5-10.25i        0+0i", Singles().jlstr(cultureInfo: Invariant));

    [Fact]
    public void Numpy_has_j()
    {
        Assert.Equal("[       1+2j -0.5-10.25j        0+0j]", Singles().npstr(cultureInfo: Invariant));
        Assert.Equal("1+2j", Singles()[0].npstr(cultureInfo: Invariant));
    }

    [Fact]
    public void CSharp_writes_what_a_program_may_read()
    {
        Assert.Equal("[3], type = ComplexFloat32, device = cpu, value = (float, float) [] {(1f, 2f), (-0.5f, -10.25f), (0f, 0f)}", Singles().cstr(cultureInfo: Invariant));
        Assert.Equal("[2], type = ComplexFloat64, device = cpu, value = Complex [] {new(1, double.PositiveInfinity), new(double.NaN, -0.5)}", Doubles().cstr(cultureInfo: Invariant));
    }

    [Fact]
    public void Metadata_names_the_type() => Assert.Equal("[2], type = ComplexFloat64, device = cpu", Doubles().ToString());
}
