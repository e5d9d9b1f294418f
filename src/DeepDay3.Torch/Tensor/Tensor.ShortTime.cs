namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>
        /// The short-time Fourier transform of signals [length] or [batch, length]: spectra [..., frequencies, frames] of windows that lie
        /// <paramref name="hop_length"/> (a quarter of n_fft where it is -1) apart; half of each spectrum where signal and window are real.
        /// </summary>
        /// <param name="n_fft">Numbers in a frame.</param>
        /// <param name="hop_length">See above.</param>
        /// <param name="win_length">Numbers in the window, which stands in the middle of a frame; n_fft where it is -1.</param>
        /// <param name="window">Weights; ones without.</param>
        /// <param name="center">Pad so that the middle of frame t is at t * hop_length.</param>
        /// <param name="pad_mode">What stands in that padding.</param>
        /// <param name="normalized">Divide by the square root of n_fft.</param>
        /// <param name="onesided">The first half of each spectrum only.</param>
        /// <param name="return_complex">Else real and imaginary parts along one more dimension. Must be given for real signals.</param>
        public Tensor stft(long n_fft, long hop_length = -1, long win_length = -1, Tensor? window = null, bool center = true, PaddingModes pad_mode = PaddingModes.Reflect, bool normalized = false, bool? onesided = null, bool? return_complex = null) =>
            ShortTime.Forward(this, n_fft, hop_length, win_length, window, center, pad_mode, normalized, onesided, return_complex);

        /// <summary>The signal whose <see cref="stft"/> comes closest; exact where windows overlap enough. Arguments as there.</summary>
        public Tensor istft(long n_fft, long hop_length = -1, long win_length = -1, Tensor? window = null, bool center = true, bool normalized = false, bool? onesided = null, long length = -1, bool return_complex = false) =>
            ShortTime.Inverse(this, n_fft, hop_length, win_length, window, center, normalized, onesided, length, return_complex);
    }

    public static Tensor stft(Tensor input, long n_fft, long hop_length = -1, long win_length = -1, Tensor? window = null, bool center = true, PaddingModes pad_mode = PaddingModes.Reflect, bool normalized = false, bool? onesided = null, bool? return_complex = null) =>
        input.stft(n_fft, hop_length, win_length, window, center, pad_mode, normalized, onesided, return_complex);

    public static Tensor istft(Tensor input, long n_fft, long hop_length = -1, long win_length = -1, Tensor? window = null, bool center = true, bool normalized = false, bool? onesided = null, long length = -1, bool return_complex = false) =>
        input.istft(n_fft, hop_length, win_length, window, center, normalized, onesided, length, return_complex);
}
