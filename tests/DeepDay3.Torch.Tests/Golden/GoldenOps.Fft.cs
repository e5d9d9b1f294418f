using TorchSharp;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Golden;

public static partial class GoldenOps
{
    static FFTNormType Norm(GoldenArguments a) => Enum.Parse<FFTNormType>(a.String("norm", "backward"), ignoreCase: true);

    static GoldenOp Transform(Func<Tensor, long, long, FFTNormType, Tensor> f) => (x, a) => [f(x[0], a.Long("n", -1), a.Long("dim", -1), Norm(a))];

    static GoldenOp Transform(Func<Tensor, long[]?, long[]?, FFTNormType, Tensor> f) =>
        (x, a) => [f(x[0], a.Has("s") ? a.Longs("s") : null, a.Has("dim") ? a.Longs("dim") : null, Norm(a))];

    static GoldenOp Shift(Func<Tensor, long[]?, Tensor> f) => (x, a) => [f(x[0], a.Has("dim") ? a.Longs("dim") : null)];

    static bool? FlagOrNull(GoldenArguments a, string name) => a.Has(name) ? a.Bool(name) : null;

    static Tensor[] PowerSums(Tensor a)
    {
        var values = linalg.eigvals(a);
        return [stack([.. new[] { 1, 2, 3, 4 }.Select(k => values.pow(k).sum())]), values.abs().sum()];
    }

    static Tensor Spread(Tensor a)
    {
        var (values, vectors) = linalg.eig(a);
        return (vectors.abs().square() * values.unsqueeze(-2)).sum(-1L);
    }

    static Dictionary<string, GoldenOp> Transforms() => new()
    {
        ["fft"] = Transform(fft.fft_),
        ["ifft"] = Transform(fft.ifft),
        ["rfft"] = Transform(fft.rfft),
        ["irfft"] = Transform(fft.irfft),
        ["hfft"] = Transform(fft.hfft),
        ["ihfft"] = Transform(fft.ihfft),
        ["fft2"] = Transform(fft.fft2),
        ["ifft2"] = Transform(fft.ifft2),
        ["rfft2"] = Transform(fft.rfft2),
        ["irfft2"] = Transform(fft.irfft2),
        ["hfft2"] = Transform(fft.hfft2),
        ["ihfft2"] = Transform(fft.ihfft2),
        ["fftn"] = Transform(fft.fftn),
        ["ifftn"] = Transform(fft.ifftn),
        ["rfftn"] = Transform(fft.rfftn),
        ["irfftn"] = Transform(fft.irfftn),
        ["hfftn"] = Transform(fft.hfftn),
        ["ihfftn"] = Transform(fft.ihfftn),
        ["fftshift"] = Shift(fft.fftshift),
        ["ifftshift"] = Shift(fft.ifftshift),
        ["stft"] = (x, a) => [x[0].stft(a.Long("n_fft"), a.Long("hop_length", -1), a.Long("win_length", -1), At(x, 1), a.Bool("center", true),
            Enum.Parse<PaddingModes>(a.String("pad_mode", "reflect"), ignoreCase: true), a.Bool("normalized", false), FlagOrNull(a, "onesided"), FlagOrNull(a, "return_complex"))],
        ["istft"] = (x, a) => [x[0].istft(a.Long("n_fft"), a.Long("hop_length", -1), a.Long("win_length", -1), At(x, 1), a.Bool("center", true),
            a.Bool("normalized", false), FlagOrNull(a, "onesided"), a.Long("length", -1), a.Bool("return_complex", false))],
        ["eig_power_sums"] = (x, _) => PowerSums(x[0]),
        ["eig_spread"] = One(Spread),
    };
}
