using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>The inner loops of layer normalisation: one line, one pass each.</summary>
internal static unsafe class LineLoops
{
    /// <summary>d = (x - mean) reciprocal scale + shift; null: none.</summary>
    internal static void Apply<T>(T* x, T* d, int count, T mean, T reciprocal, T* scale, T* shift) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int i = 0;
        Vector<T> means = new(mean), reciprocals = new(reciprocal);
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
        {
            var v = (*(Vector<T>*)(x + i) - means) * reciprocals;
            if (scale != null) v *= *(Vector<T>*)(scale + i);
            if (shift != null) v += *(Vector<T>*)(shift + i);
            *(Vector<T>*)(d + i) = v;
        }
        for (; i < count; i++)
        {
            T v = (x[i] - mean) * reciprocal;
            if (scale != null) v *= scale[i];
            if (shift != null) v += shift[i];
            d[i] = v;
        }
    }

    /// <summary>With h = (x - mean) reciprocal: the sums of g scale and of g scale h.</summary>
    internal static (T Sum, T Product) Sums<T>(T* g, T* x, int count, T mean, T reciprocal, T* scale) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int i = 0;
        Vector<T> means = new(mean), reciprocals = new(reciprocal), sums = Vector<T>.Zero, products = Vector<T>.Zero;
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
        {
            var gradient = *(Vector<T>*)(g + i);
            if (scale != null) gradient *= *(Vector<T>*)(scale + i);
            sums += gradient;
            products += gradient * ((*(Vector<T>*)(x + i) - means) * reciprocals);
        }
        T sum = Vector.Sum(sums), product = Vector.Sum(products);
        for (; i < count; i++)
        {
            T gradient = scale != null ? g[i] * scale[i] : g[i];
            sum += gradient;
            product += gradient * ((x[i] - mean) * reciprocal);
        }
        return (sum, product);
    }

    /// <summary>d = (g scale - push - h pull) reciprocal.</summary>
    internal static void InputGradient<T>(T* g, T* x, T* d, int count, T mean, T reciprocal, T* scale, T push, T pull) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int i = 0;
        Vector<T> means = new(mean), reciprocals = new(reciprocal), pushes = new(push), pulls = new(pull);
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
        {
            var gradient = *(Vector<T>*)(g + i);
            if (scale != null) gradient *= *(Vector<T>*)(scale + i);
            *(Vector<T>*)(d + i) = (gradient - pushes - (*(Vector<T>*)(x + i) - means) * reciprocals * pulls) * reciprocals;
        }
        for (; i < count; i++)
        {
            T gradient = scale != null ? g[i] * scale[i] : g[i];
            d[i] = (gradient - push - (x[i] - mean) * reciprocal * pull) * reciprocal;
        }
    }

    /// <summary>Adds g h to the scales' gradients and g to the shifts'.</summary>
    internal static void AddParameters<T>(T* g, T* x, int count, T mean, T reciprocal, T* scales, T* shifts) where T : unmanaged, IFloatingPointIeee754<T>
    {
        int i = 0;
        Vector<T> means = new(mean), reciprocals = new(reciprocal);
        for (; i <= count - Vector<T>.Count; i += Vector<T>.Count)
        {
            var gradient = *(Vector<T>*)(g + i);
            *(Vector<T>*)(scales + i) += gradient * ((*(Vector<T>*)(x + i) - means) * reciprocals);
            *(Vector<T>*)(shifts + i) += gradient;
        }
        for (; i < count; i++)
        {
            scales[i] += g[i] * ((x[i] - mean) * reciprocal);
            shifts[i] += g[i];
        }
    }
}
