using DeepDay3.Torch.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests;

/// <summary>First and second derivatives of Fourier transforms and eigenvalues against differences; and what undoes what.</summary>
public class FftGradTests
{
    static readonly Dictionary<string, Func<Tensor, Tensor>> OfComplex = new()
    {
        ["fft"] = x => fft.fft_(x).square(),
        ["fft longer"] = x => fft.fft_(x, 7, 0).square(),
        ["ifft shorter"] = x => fft.ifft(x, 2).square(),
        ["irfft"] = x => fft.irfft(x).square(),
        ["irfft odd"] = x => fft.irfft(x, 5).square(),
        ["hfft"] = x => fft.hfft(x, 7, norm: FFTNormType.Ortho).square(),
        ["fftn"] = x => fft.fftn(x, norm: FFTNormType.Forward).square(),
        ["ifft2"] = x => fft.ifft2(x, [4, 2]).square(),
        ["irfftn"] = x => fft.irfftn(x).square(),
        ["hfftn"] = x => fft.hfftn(x, [3, 5]).square(),
        ["fftshift"] = x => fft.fftshift(x).square(),
    };

    static readonly Dictionary<string, Func<Tensor, Tensor>> OfReal = new()
    {
        ["rfft"] = x => fft.rfft(x).square(),
        ["rfft longer"] = x => fft.rfft(x, 5, 0).square(),
        ["ihfft"] = x => fft.ihfft(x).square(),
        ["rfft2"] = x => fft.rfft2(x).square(),
        ["rfftn sized"] = x => fft.rfftn(x, [3, 5], norm: FFTNormType.Ortho).square(),
        ["ihfftn"] = x => fft.ihfftn(x).square(),
        ["fft"] = x => fft.fft_(x).square(),
        ["spectrum"] = x => fft.rfft(x).abs(),
        ["stft"] = x => x.stft(3, 1, return_complex: true).square(),
        ["stft with a window"] = x => x.stft(4, 2, window: hann_window(4, dtype: float64), center: false, return_complex: true).abs().square(),
        ["there and back"] = x => x.stft(4, 1, return_complex: true).mul(2).istft(4, 1).square(),
    };

    public static TheoryData<string> Complexes => [.. OfComplex.Keys];

    public static TheoryData<string> Reals => [.. OfReal.Keys];

    [Theory]
    [MemberData(nameof(Complexes))]
    public void Transforms_of_complex_numbers(string name) => GradCheck.Run(x => OfComplex[name](x[0]), Sample.Complex(2, 4));

    [Theory]
    [MemberData(nameof(Reals))]
    public void Transforms_of_real_numbers(string name) => GradCheck.Run(x => OfReal[name](x[0]), 1e-5, Sample.AwayFromZero(2, 6));

    [Fact]
    public void The_window_has_a_gradient() =>
        GradCheck.Run(x => x[0].stft(4, 2, window: x[1], return_complex: true).square(), Sample.AwayFromZero(10), Sample.Between(0.5, 1, 4));

    [Fact]
    public void Eigenvalues_and_what_their_vectors_leave_free()
    {
        GradCheck.Run(x => linalg.eigvals(x[0]).pow(3).sum(), 1e-5, Sample.AwayFromZero(3, 3));
        GradCheck.Run(x => linalg.eigvals(x[0]).exp().sum(), 1e-5, Sample.Complex(3, 3));
        GradCheck.Run(x => linalg.eig(x[0]) is var (values, vectors) ? (vectors.abs().square() * values.unsqueeze(-2)).sum(-1L) : x[0], 1e-4, Sample.Complex(3, 3));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(15)]
    [InlineData(128)]
    [InlineData(1009)]
    [InlineData(10007)]
    public void The_inverse_undoes_the_transform(long n)
    {
        var z = complex(randn(2, n, dtype: float64, generator: new Generator(1)), randn(2, n, dtype: float64, generator: new Generator(2)));
        Assert.True(fft.ifft(fft.fft_(z)).allclose(z, 1e-10, 1e-10));
        Assert.True(fft.irfft(fft.rfft(z.real), n).allclose(z.real, 1e-10, 1e-10));
        Assert.True(fft.ihfft(fft.hfft(fft.rfft(z.real), n), n).allclose(fft.rfft(z.real), 1e-9, 1e-9));
    }

    [Fact]
    public void A_transform_is_the_sum_that_defines_it()
    {
        const int n = 67;
        var z = Sample.Complex(n);
        var powers = outer(arange(n, dtype: float64), arange(n, dtype: float64)) * (-2 * Math.PI / n);
        Assert.True(fft.fft_(z).allclose(polar(ones_like(powers), powers).mv(z), 1e-10, 1e-10));
    }

    [Fact]
    public void Short_time_transforms_come_back()
    {
        var x = randn(2, 200, dtype: float64, generator: new Generator(3));
        var window = hann_window(32, dtype: float64);
        Assert.True(x.stft(32, window: window, return_complex: true).istft(32, window: window, length: 200).allclose(x, 1e-10, 1e-10));
        var z = complex(x, x.flip(1));
        Assert.True(z.stft(32, window: window).istft(32, window: window, length: 200, return_complex: true).allclose(z, 1e-10, 1e-10));
    }

    [Fact]
    public void Whether_the_result_is_to_be_complex_must_be_said_for_real_signals()
    {
        var error = Assert.Throws<System.Runtime.InteropServices.ExternalException>(() => zeros(20).stft(4));
        Assert.StartsWith("stft requires the return_complex parameter be given for real inputs", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Eigenvectors_are_of_unit_length_and_turn_by_their_eigenvalues()
    {
        foreach (var a in new[] { Sample.Complex(2, 5, 5), Sample.AwayFromZero(2, 5, 5), zeros(3, 3, dtype: complex128), eye(4, dtype: float64), Sample.Complex(5, 5) * 1e200 })
        {
            var (values, vectors) = linalg.eig(a);
            Assert.True(a.to_type(complex128).matmul(vectors).allclose(vectors * values.unsqueeze(-2), 1e-9, 1e-9 * Math.Max(1, a.abs().max().ToDouble())));
            Assert.True(linalg.vector_norm(vectors, 2, [-2]).allclose(ones([.. a.shape[..^1]], float64), 1e-10, 1e-10));
        }
    }
}
