namespace TorchSharp;

public static partial class torch
{
    /// <summary>Fourier transforms. Here: frequencies, and the order of spectra.</summary>
    public static partial class fft
    {
        /// <summary>Turns the zero frequency from the front to the middle, along the given dimensions (all without).</summary>
        public static Tensor fftshift(Tensor input, long[]? dim = null) => Shift(input, dim, size => size / 2);

        /// <summary>Undoes <see cref="fftshift"/>.</summary>
        public static Tensor ifftshift(Tensor input, long[]? dim = null) => Shift(input, dim, size => (size + 1) / 2);

        static Tensor Shift(Tensor input, long[]? dim, Func<long, long> by)
        {
            input.RequireLive();
            long[] dims = dim ?? [.. Enumerable.Range(0, input.layout.Rank).Select(d => (long)d)];
            return dims.Length == 0 ? input.clone() : input.roll(dims.Select(d => by(input.layout.Sizes[input.layout.Dimension(d)])).ToArray(), dims);
        }

        /// <summary>The frequencies of a transform of n samples that lie <paramref name="d"/> apart: 0 and up, then from the most negative.</summary>
        public static Tensor fftfreq(long n, double d = 1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        {
            var values = new double[n];
            for (long i = 0; i < n; i++) values[i] = i < (n + 1) / 2 ? i : i - n;
            return Frequencies(values, n, d, dtype, device, requires_grad);
        }

        /// <summary>The frequencies from 0 to half the sampling rate.</summary>
        public static Tensor rfftfreq(long n, double d = 1, ScalarType? dtype = null, Device? device = null, bool requires_grad = false)
        {
            var values = new double[(n / 2) + 1];
            for (long i = 0; i < values.Length; i++) values[i] = i;
            return Frequencies(values, n, d, dtype, device, requires_grad);
        }

        static Tensor Frequencies(double[] values, long n, double d, ScalarType? dtype, Device? device, bool requiresGrad)
        {
            for (int i = 0; i < values.Length; i++) values[i] *= 1 / (n * d);
            return Creation.Data<double>(values, [values.Length], dtype ?? get_default_dtype(), device, requiresGrad, null);
        }
    }
}
