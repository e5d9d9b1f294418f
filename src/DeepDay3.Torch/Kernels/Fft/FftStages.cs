namespace TorchSharp.Kernels;

/// <summary>
/// One stage of the self-sorting transform. Before it, source[s * done + k] is the k-th value of the transform of the `done` elements
/// s, s + n/done, s + 2n/done, ...; after it, the same holds with done * radix.
/// </summary>
internal static class FftStages
{
    internal static void Run(int radix, int done, int rest, double[] roots, Span<double> source, Span<double> target)
    {
        switch (radix)
        {
            case 2:
                Radix2(done, rest, roots, source, target);
                break;
            case 4:
                Radix4(done, rest, roots, source, target);
                break;
            default:
                General(radix, done, rest, roots, source, target);
                break;
        }
    }

    static void Radix2(int done, int rest, double[] roots, Span<double> source, Span<double> target)
    {
        for (var s = 0; s < rest; s++)
        {
            var a = source.Slice(2 * s * done, 2 * done);
            var b = source.Slice(2 * (s + rest) * done, 2 * done);
            var lower = target.Slice(4 * s * done, 2 * done);
            var upper = target.Slice(4 * s * done + 2 * done, 2 * done);
            for (var k = 0; k < done; k++)
            {
                var (re, im) = Twist(b, k, roots, k * rest);
                (lower[2 * k], lower[2 * k + 1]) = (a[2 * k] + re, a[2 * k + 1] + im);
                (upper[2 * k], upper[2 * k + 1]) = (a[2 * k] - re, a[2 * k + 1] - im);
            }
        }
    }

    static void Radix4(int done, int rest, double[] roots, Span<double> source, Span<double> target)
    {
        for (var s = 0; s < rest; s++)
        {
            var a = source.Slice(2 * s * done, 2 * done);
            var b = source.Slice(2 * (s + rest) * done, 2 * done);
            var c = source.Slice(2 * (s + 2 * rest) * done, 2 * done);
            var d = source.Slice(2 * (s + 3 * rest) * done, 2 * done);
            var result = target.Slice(8 * s * done, 8 * done);
            for (var k = 0; k < done; k++)
            {
                var (aRe, aIm) = (a[2 * k], a[2 * k + 1]);
                var (bRe, bIm) = Twist(b, k, roots, k * rest);
                var (cRe, cIm) = Twist(c, k, roots, 2 * k * rest);
                var (dRe, dIm) = Twist(d, k, roots, 3 * k * rest);
                var (evenRe, evenIm, gapRe, gapIm) = (aRe + cRe, aIm + cIm, aRe - cRe, aIm - cIm);
                var (oddRe, oddIm, turnRe, turnIm) = (bRe + dRe, bIm + dIm, bIm - dIm, dRe - bRe);
                var i = 2 * k;
                (result[i], result[i + 1]) = (evenRe + oddRe, evenIm + oddIm);
                i += 2 * done;
                (result[i], result[i + 1]) = (gapRe + turnRe, gapIm + turnIm);
                i += 2 * done;
                (result[i], result[i + 1]) = (evenRe - oddRe, evenIm - oddIm);
                i += 2 * done;
                (result[i], result[i + 1]) = (gapRe - turnRe, gapIm - turnIm);
            }
        }
    }

    /// <summary>Any radix by its definition, with its two halves paired: output q and radix - q share their products.</summary>
    static void General(int radix, int done, int rest, double[] roots, Span<double> source, Span<double> target)
    {
        Span<double> sums = stackalloc double[2 * radix];
        Span<double> gaps = stackalloc double[2 * radix];
        var half = (radix - 1) / 2;
        var step = roots.Length / 2 / radix;
        for (var s = 0; s < rest; s++)
            for (var k = 0; k < done; k++)
            {
                var first = 2 * (s * done + k);
                var (zeroRe, zeroIm) = (source[first], source[first + 1]);
                var (totalRe, totalIm) = (zeroRe, zeroIm);
                for (var p = 1; p <= half; p++)
                {
                    var (re, im) = Twist(source[(2 * (s + p * rest) * done)..], k, roots, p * k * rest);
                    var (mirrorRe, mirrorIm) = Twist(source[(2 * (s + (radix - p) * rest) * done)..], k, roots, (radix - p) * k * rest);
                    (sums[2 * p], sums[2 * p + 1]) = (re + mirrorRe, im + mirrorIm);
                    (gaps[2 * p], gaps[2 * p + 1]) = (re - mirrorRe, im - mirrorIm);
                    (totalRe, totalIm) = (totalRe + sums[2 * p], totalIm + sums[2 * p + 1]);
                }
                var result = 2 * (s * done * radix + k);
                (target[result], target[result + 1]) = (totalRe, totalIm);
                for (var q = 1; q <= half; q++)
                {
                    var (re, im, crossRe, crossIm) = (zeroRe, zeroIm, 0.0, 0.0);
                    for (var p = 1; p <= half; p++)
                    {
                        var root = 2 * (p * q % radix) * step;
                        var (cos, sin) = (roots[root], roots[root + 1]);
                        (re, im) = (re + cos * sums[2 * p], im + cos * sums[2 * p + 1]);
                        (crossRe, crossIm) = (crossRe - sin * gaps[2 * p + 1], crossIm + sin * gaps[2 * p]);
                    }
                    var (at, mirror) = (result + 2 * q * done, result + 2 * (radix - q) * done);
                    (target[at], target[at + 1]) = (re + crossRe, im + crossIm);
                    (target[mirror], target[mirror + 1]) = (re - crossRe, im - crossIm);
                }
            }
    }

    static (double Re, double Im) Twist(ReadOnlySpan<double> values, int k, double[] roots, int root)
    {
        var (re, im, cos, sin) = (values[2 * k], values[2 * k + 1], roots[2 * root], roots[2 * root + 1]);
        return (re * cos - im * sin, re * sin + im * cos);
    }
}
