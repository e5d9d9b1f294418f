using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>The short-time Fourier transform and its inverse, put together from windows, frames and transforms.</summary>
internal static class ShortTime
{
    internal static Tensor Forward(Tensor input, long n, long hop, long length, Tensor? window, bool center, PaddingModes padMode, bool normalized, bool? onesided, bool? returnComplex)
    {
        input.RequireLive();
        if (hop == -1) hop = n / 4;
        if (length == -1) length = n;
        var x = center ? Centered(input, n / 2, padMode) : input;
        var shown = x;
        Exception Refuse(string what) => TorchError.Create($"stft({Describe(shown)}, n_fft={n}, hop_length={hop}, win_length={length}, window={DescribeWindow(window)}, normalized={Flag(normalized)}, onesided={Flag(onesided)}, return_complex={Flag(returnComplex)}) : {what}");
        if (!DTypes.IsInexact(x.scalarType)) throw Refuse("expected a tensor of floating point or complex values");
        if (x.layout.Rank is 0 or > 2) throw Refuse("expected a 1D or 2D tensor");
        bool single = x.layout.Rank == 1;
        if (single) x = x.unsqueeze(0);
        long size = x.layout.Sizes[1];
        if (n <= 0 || n > size) throw Refuse($"expected 0 < n_fft < {size}, but got n_fft={n}");
        if (hop <= 0) throw Refuse($"expected hop_length > 0, but got hop_length={hop}");
        if (length <= 0 || length > n) throw Refuse($"expected 0 < win_length <= n_fft, but got win_length={length}");
        if (window is not null && (window.layout.Rank != 1 || window.layout.Sizes[0] != length)) throw Refuse(
            $"expected a 1D window tensor of size equal to win_length={length}, but got window with size {window.layout.Describe()}");
        bool complex = DTypes.IsComplex(x.scalarType) || (window is not null && DTypes.IsComplex(window.scalarType));
        if (returnComplex is null && !complex) throw TorchError.Create(
            "stft requires the return_complex parameter be given for real inputs, and will further require that return_complex=True in a future PyTorch release.");
        var frames = x.unfold(1, n, hop);
        if (Filled(window, length, n, DTypes.RealOf(x.scalarType)) is { } weights) frames = frames * weights;
        bool half = onesided ?? !complex;
        if (half && complex) throw TorchError.Create("Cannot have onesided output if window or input is complex");
        double scale = normalized ? 1 / Math.Sqrt(n) : 1;
        var spectra = half ? Spectra.Half(frames, scale) : Spectra.Complex(frames.to_type(DTypes.ComplexOf(frames.scalarType)), inverse: false, scale);
        spectra = spectra.transpose(1, 2);
        if (single) spectra = spectra.squeeze(0);
        return returnComplex ?? complex ? spectra : spectra.view_as_real();
    }

    static Tensor Centered(Tensor x, long by, PaddingModes mode)
    {
        int rank = x.layout.Rank;
        if (rank is 0 or > 2) return x;
        var planes = rank == 1 ? x.unsqueeze(0).unsqueeze(0) : x.unsqueeze(0);
        var padded = nn.functional.pad(planes, [by, by], mode);
        return rank == 1 ? padded.squeeze(0).squeeze(0) : padded.squeeze(0);
    }

    /// <summary>A window with zeros on both sides up to n numbers; null where there is nothing to weigh.</summary>
    static Tensor? Filled(Tensor? window, long length, long n, ScalarType type)
    {
        if (length == n) return window;
        long left = (n - length) / 2;
        return nn.functional.pad(window ?? ones([length], type), [left, n - length - left]);
    }

    internal static Tensor Inverse(Tensor input, long n, long hop, long length, Tensor? window, bool center, bool normalized, bool? onesided, long wanted, bool returnComplex)
    {
        input.RequireLive();
        if (hop == -1) hop = n / 4;
        if (length == -1) length = n;
        Exception Refuse(string what) => TorchError.Create($"istft(CPU{DTypes.Name(input.scalarType)}Type{input.layout.Describe()}, n_fft={n}, hop_length={hop}, win_length={length}, window={DescribeWindow(window)}, center={Flag(center)}, normalized={Flag(normalized)}, onesided={Flag(onesided)}, length={(wanted == -1 ? "None" : wanted)}, return_complex={Flag(returnComplex)}) {what}");
        if (input.layout.Count == 0) throw Refuse(": input tensor cannot be empty.");
        var parts = DTypes.IsComplex(input.scalarType) ? input.view_as_real() : input;
        int rank = parts.layout.Rank;
        if (rank is not (3 or 4)) throw Refuse($": expected a tensor with 3 or 4 dimensions, but got {rank}");
        if (parts.layout.Sizes[^1] != 2) throw Refuse($": expected the last dimension to be 2 (corresponding to real and imaginary parts), but got {parts.layout.Sizes[^1]}");
        long bins = parts.layout.Sizes[^3], count = parts.layout.Sizes[^2];
        bool half = onesided ?? bins != n;
        if (half && (n / 2) + 1 != bins) throw Refuse($": expected the frequency dimension (3rd to the last) of the input tensor to match n_fft / 2 + 1 when onsided=True, but got {bins}");
        if (!half && n != bins) throw Refuse($": expected the frequency dimension (3rd to the last) of the input tensor to match n_fft when onsided=False, but got {bins}");
        if (hop <= 0 || hop > length) throw Refuse(": expected 0 < hop_length <= win_length");
        if (length <= 0 || length > n) throw Refuse(": expected 0 < win_length <= n_fft");
        if (window is not null && (window.layout.Rank != 1 || window.layout.Sizes[0] != length)) throw Refuse(": Invalid window shape. window has to be 1D and length of `win_length`");
        if (returnComplex && half) throw TorchError.Create("Cannot have onesided output if window or input is complex");
        if (!returnComplex && window is not null && DTypes.IsComplex(window.scalarType)) throw TorchError.Create("Complex windows are incompatible with return_complex=False");

        var spectra = (parts.layout.Strides[^1] == 1 ? parts : parts.contiguous()).view_as_complex();
        if (rank == 3) spectra = spectra.unsqueeze(0);
        spectra = spectra.transpose(1, 2);
        double scale = normalized ? 1 / Math.Sqrt(n) : 1.0 / n;
        var frames = returnComplex ? Spectra.Complex(spectra, inverse: true, scale) : Spectra.Whole(half ? spectra : spectra.narrow(-1, 0, (n / 2) + 1), (int)n, scale);
        var weights = Filled(window, length, n, DTypes.RealOf(frames.scalarType)) ?? ones([n], DTypes.RealOf(frames.scalarType));
        long whole = n + (hop * (count - 1)), start = center ? n / 2 : 0;
        long end = wanted != -1 ? start + wanted : center ? whole - (n / 2) : whole;
        var signal = OverlapAdd(frames * weights, whole, hop).slice(1, start, Math.Min(end, whole), 1);
        var envelope = OverlapAdd(weights.square().expand(1, count, n), whole, hop).slice(1, start, Math.Min(end, whole), 1);
        if (envelope.numel() == 0 || envelope.detach().abs().min().ToDouble() < 1e-11) throw Refuse("window overlap add min: 1");
        signal = signal / envelope;
        if (end > whole) signal = nn.functional.pad(signal, [0, end - whole]);
        return rank == 3 ? signal.squeeze(0) : signal;
    }

    /// <summary>Frames [batch, count, n], each a hop behind the one before, added up to a signal.</summary>
    static Tensor OverlapAdd(Tensor frames, long whole, long hop)
    {
        long batch = frames.layout.Sizes[0], count = frames.layout.Sizes[1], n = frames.layout.Sizes[2];
        var places = (arange(count).unsqueeze(1) * hop) + arange(n);
        return zeros([batch, whole], frames.scalarType).index_add(1, places.reshape(-1), frames.reshape(batch, -1), 1);
    }

    static string Flag(bool? value) => value switch { null => "None", true => "1", _ => "0" };

    static string Describe(Tensor x) => $"torch.{DTypes.Name(x.scalarType)}Tensor{x.layout.Describe()}";

    static string DescribeWindow(Tensor? window) => window is null ? "None" : $"torch.{DTypes.Name(window.scalarType)}Tensor{{{window.layout.Describe()}}}";
}
