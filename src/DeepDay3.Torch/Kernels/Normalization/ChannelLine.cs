using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>The inner loops of batch normalisation: one channel of one sample, which lies without gaps.</summary>
internal static unsafe class ChannelLine
{
    /// <summary>Sums in T run over at most this many elements; longer ones are added up in double.</summary>
    const int Part = 1024;

    /// <summary>Sum of (x - mean) squared.</summary>
    internal static double SquaredDeviations<T>(T* x, int count, T mean) where T : unmanaged, IFloatingPointIeee754<T>
    {
        double sum = 0;
        var means = new Vector<T>(mean);
        for (int start = 0; start < count; start += Part)
        {
            int i = start, end = Math.Min(count, start + Part);
            Vector<T> even = Vector<T>.Zero, odd = Vector<T>.Zero;
            for (; i <= end - 2 * Vector<T>.Count; i += 2 * Vector<T>.Count)
            {
                var a = *(Vector<T>*)(x + i) - means;
                var b = *(Vector<T>*)(x + i + Vector<T>.Count) - means;
                even += a * a;
                odd += b * b;
            }
            T rest = Vector.Sum(even + odd);
            for (; i < end; i++) rest += (x[i] - mean) * (x[i] - mean);
            sum += double.CreateTruncating(rest);
        }
        return sum;
    }

    /// <summary>Sum of g, and of g (x - mean).</summary>
    internal static (double Sum, double Product) Sums<T>(T* g, T* x, int count, T mean) where T : unmanaged, IFloatingPointIeee754<T>
    {
        double sum = 0, product = 0;
        var means = new Vector<T>(mean);
        for (int start = 0; start < count; start += Part)
        {
            int i = start, end = Math.Min(count, start + Part);
            Vector<T> sums = Vector<T>.Zero, products = Vector<T>.Zero;
            for (; i <= end - Vector<T>.Count; i += Vector<T>.Count)
            {
                var gradient = *(Vector<T>*)(g + i);
                sums += gradient;
                products += gradient * (*(Vector<T>*)(x + i) - means);
            }
            T restOfSum = Vector.Sum(sums), restOfProduct = Vector.Sum(products);
            for (; i < end; i++)
            {
                restOfSum += g[i];
                restOfProduct += g[i] * (x[i] - mean);
            }
            sum += double.CreateTruncating(restOfSum);
            product += double.CreateTruncating(restOfProduct);
        }
        return (sum, product);
    }

    /// <summary>d = (x - mean) scale + shift.</summary>
    internal static void Apply<T>(T* x, T* d, int count, T mean, T scale, T shift) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int i = 0;
        Vector<T> means = new(mean), scales = new(scale), shifts = new(shift);
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
            *(Vector<T>*)(d + i) = (*(Vector<T>*)(x + i) - means) * scales + shifts;
        for (; i < count; i++) d[i] = (x[i] - mean) * scale + shift;
    }

    /// <summary>d = g slope - (x - mean) pull - push.</summary>
    internal static void InputGradient<T>(T* g, T* x, T* d, int count, T mean, T slope, T pull, T push) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int i = 0;
        Vector<T> means = new(mean), slopes = new(slope), pulls = new(pull), pushes = new(push);
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
            *(Vector<T>*)(d + i) = *(Vector<T>*)(g + i) * slopes - (*(Vector<T>*)(x + i) - means) * pulls - pushes;
        for (; i < count; i++) d[i] = g[i] * slope - (x[i] - mean) * pull - push;
    }
}
