using Kernel = TorchSharp.Kernels.Fft;

namespace DeepDay3.Torch.Tests.Kernels;

public class FftTests
{
    public static TheoryData<int, string> Cases => KernelGolden.Rows("Fft");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Transforms_and_gradients_are_those_of_PyTorch(int index, string operation)
    {
        Assert.Equal("fft", operation);
        var item = KernelGolden.Case("Fft", index);
        var n = item.Int("n");
        var bins = n / 2 + 1;
        var z = KernelGolden.Ramp(4 * n, 1);
        var (complex, half, real) = (new double[4 * n], new double[4 * bins], new double[2 * n]);
        Kernel.Complex<double>(2, n, false, 1, z, complex);
        KernelCheck.Close(item.Doubles("forward"), complex, 1e-12, "forward");
        Kernel.Complex<double>(2, n, true, 1.0 / n, z, complex);
        KernelCheck.Close(item.Doubles("inverse"), complex, 1e-12, "inverse");
        Kernel.RealForward<double>(2, n, 1, KernelGolden.Ramp(2 * n, 2), half);
        KernelCheck.Close(item.Doubles("spectrum"), half, 1e-12, "spectrum");
        Kernel.RealInverse<double>(2, n, 1.0 / n, KernelGolden.Ramp(4 * bins, 3), real);
        KernelCheck.Close(item.Doubles("real"), real, 1e-12, "real");
        Kernel.RealForwardGradient<double>(2, n, 1, KernelGolden.Ramp(4 * bins, 4), real);
        KernelCheck.Close(item.Doubles("spectrum_dx"), real, 1e-12, "spectrum_dx");
        Kernel.RealInverseGradient<double>(2, n, 1.0 / n, KernelGolden.Ramp(2 * n, 5), half);
        KernelCheck.Close(item.Doubles("real_dx"), half, 1e-12, "real_dx");
    }

    [Fact]
    public void Every_length_up_to_200_agrees_with_the_definition()
    {
        var random = new Random(9);
        for (var n = 1; n <= 200; n++)
        {
            var z = KernelCheck.Normal(random, 2 * n);
            var expected = Definition(z, n);
            var actual = new double[2 * n];
            Kernel.Complex<double>(1, n, false, 1, z, actual);
            Near(expected, actual, 1e-13, $"length {n}");
            var single = new float[2 * n];
            Kernel.Complex<float>(1, n, false, 1, z.To<float>(), single);
            Near(expected, Array.ConvertAll(single, v => (double)v), 1e-6, $"length {n} in single precision");
        }
    }

    [Theory]
    [InlineData(1 << 15)]
    [InlineData(3 * 5 * 7 * 11 * 13)]
    [InlineData(10007)]
    [InlineData(2 * 7919)]
    public void Long_transforms_return_to_the_input(int n)
    {
        var x = KernelCheck.Normal(new Random(n), n);
        var spectrum = new double[2 * (n / 2 + 1)];
        var back = new double[n];
        Kernel.RealForward<double>(1, n, 1, x, spectrum);
        Kernel.RealInverse<double>(1, n, 1.0 / n, spectrum, back);
        Near(x, back, 1e-12, "round trip");
        // Parseval: the energy is that of the spectrum, mirrored values counted twice.
        var energy = spectrum.Chunk(2).Select((bin, k) => (bin[0] * bin[0] + bin[1] * bin[1]) * (k == 0 || 2 * k == n ? 1 : 2)).Sum() / n;
        Assert.Equal(KernelCheck.Dot(x, x), energy, 1e-9 * energy);
    }

    [Fact]
    public void Rows_do_not_depend_on_their_neighbours()
    {
        var x = KernelCheck.Normal(new Random(1), 3 * 10);
        x[12] = double.NaN;
        var (all, one) = (new double[3 * 12], new double[12]);
        Kernel.RealForward<double>(3, 10, 1, x, all);
        Kernel.RealForward<double>(1, 10, 1, x.AsSpan(20), one);
        Assert.Equal(one, all[24..]);
        Assert.DoesNotContain(all[..12], double.IsNaN);
    }

    [Fact]
    public void A_length_below_one_is_refused()
        => Assert.Equal("Invalid number of data points (0) specified", Assert.Throws<ArgumentException>(() => Kernel.Complex<float>(1, 0, false, 1, [], [])).Message);

    static double[] Definition(double[] z, int n)
    {
        var result = new double[2 * n];
        for (var k = 0; k < n; k++)
            for (var j = 0; j < n; j++)
            {
                var (sin, cos) = Math.SinCos(-2 * Math.PI * ((long)j * k % n) / n);
                result[2 * k] += z[2 * j] * cos - z[2 * j + 1] * sin;
                result[2 * k + 1] += z[2 * j] * sin + z[2 * j + 1] * cos;
            }
        return result;
    }

    /// <summary>The error against the root mean square, as is usual for transforms.</summary>
    static void Near(double[] expected, double[] actual, double tolerance, string what)
    {
        var scale = Math.Sqrt(KernelCheck.Dot(expected, expected) / expected.Length) * Math.Sqrt(1 + Math.Log2(expected.Length));
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance * scale, $"{what}[{i}]: expected {expected[i]:R}, got {actual[i]:R}");
    }
}
