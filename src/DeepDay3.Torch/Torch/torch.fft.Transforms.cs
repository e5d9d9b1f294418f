namespace TorchSharp;

public static partial class torch
{
    public static partial class fft
    {
        /// <summary>The discrete Fourier transform along one dimension, cut or filled with zeros to n where n is not -1.</summary>
        public static Tensor fft_(Tensor input, long n = -1, long dim = -1, FFTNormType norm = FFTNormType.Backward) => Along(Numbers(input, true), n, dim, inverse: false, norm);

        public static Tensor ifft(Tensor input, long n = -1, long dim = -1, FFTNormType norm = FFTNormType.Backward) => Along(Numbers(input, true), n, dim, inverse: true, norm);

        /// <summary>The first half of a real signal's spectrum, n / 2 + 1 numbers; the rest are their conjugates.</summary>
        public static Tensor rfft(Tensor input, long n = -1, long dim = -1, FFTNormType norm = FFTNormType.Backward)
        {
            RequireReal(input, "rfft expects a real input tensor, but got");
            return Half(Numbers(input, false), n, dim, inverse: false, norm);
        }

        /// <summary>A real signal of n numbers from the first half of its spectrum; n is even where it is not given.</summary>
        public static Tensor irfft(Tensor input, long n = -1, long dim = -1, FFTNormType norm = FFTNormType.Backward) => Whole(Numbers(input, true), n, dim, inverse: true, norm);

        /// <summary>The real spectrum of a signal whose second half is the conjugate of the first, which alone is given.</summary>
        public static Tensor hfft(Tensor input, long n = -1, long dim = -1, FFTNormType norm = FFTNormType.Backward) => Whole(Numbers(input, true).conj(), n, dim, inverse: false, norm);

        /// <summary>Undoes <see cref="hfft"/>.</summary>
        public static Tensor ihfft(Tensor input, long n = -1, long dim = -1, FFTNormType norm = FFTNormType.Backward)
        {
            RequireReal(input, "ihfft expects a real input tensor, but got");
            return Half(Numbers(input, false), n, dim, inverse: true, norm).conj();
        }

        static void RequireReal(Tensor input, string message)
        {
            if (input.is_complex()) throw TorchError.Create($"{message} {DTypes.Name(input.scalarType)}");
        }

        /// <summary>Whole numbers become floating point; all become complex where that is wanted.</summary>
        static Tensor Numbers(Tensor input, bool complex)
        {
            input.RequireLive();
            var type = DTypes.IsInexact(input.scalarType) ? input.scalarType : get_default_dtype();
            return input.to_type(complex ? DTypes.ComplexOf(type) : type);
        }

        static int Length(long n) => n is >= 1 and <= int.MaxValue ? (int)n : throw TorchError.Create($"Invalid number of data points ({n}) specified");

        static int Dimension(Tensor x, long dim) => x.layout.Rank > 0 ? x.layout.Dimension(dim) : throw TorchError.Create($"Dimension specified as {dim} but tensor has no dimensions");

        /// <summary>A dimension cut, or filled up with zeros, to a length.</summary>
        static Tensor Resized(Tensor x, int d, long length)
        {
            long has = x.layout.Sizes[d];
            if (length == has) return x;
            if (length < has) return x.narrow(d, 0, length);
            long[] missing = [.. x.layout.Sizes];
            missing[d] = length - has;
            return cat([x, zeros(missing, x.scalarType)], d);
        }

        static double Scale(long n, bool inverse, FFTNormType norm) => norm switch
        {
            FFTNormType.Ortho => 1 / Math.Sqrt(n),
            FFTNormType.Forward => inverse ? 1 : 1.0 / n,
            _ => inverse ? 1.0 / n : 1,
        };

        static Tensor Along(Tensor x, long n, long dim, bool inverse, FFTNormType norm)
        {
            int d = Dimension(x, dim), length = Length(n == -1 ? x.layout.Sizes[d] : n);
            return Spectra.Complex(Resized(x, d, length).transpose(d, -1), inverse, Scale(length, inverse, norm)).transpose(d, -1);
        }

        static Tensor Half(Tensor x, long n, long dim, bool inverse, FFTNormType norm)
        {
            int d = Dimension(x, dim), length = Length(n == -1 ? x.layout.Sizes[d] : n);
            return Spectra.Half(Resized(x, d, length).transpose(d, -1), Scale(length, inverse, norm)).transpose(d, -1);
        }

        static Tensor Whole(Tensor x, long n, long dim, bool inverse, FFTNormType norm)
        {
            int d = Dimension(x, dim), length = Length(n == -1 ? 2 * (x.layout.Sizes[d] - 1) : n);
            return Spectra.Whole(Resized(x, d, (length / 2) + 1).transpose(d, -1), length, Scale(length, inverse, norm)).transpose(d, -1);
        }
    }
}
