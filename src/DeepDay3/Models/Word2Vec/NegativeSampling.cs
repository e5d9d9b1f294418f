using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace DeepDay3.Models;

/// <summary>
/// One step of negative sampling (Mikolov et al. 2013, arXiv:1310.4546): with the loss -log sigmoid(v u_0) - sum over k of log sigmoid(-v u_k),
/// u_0 the true word and u_1.. the drawn ones, each u moves down its gradient, and the gradient of v is given back.
/// </summary>
static unsafe class NegativeSampling
{
    /// <summary>Rows are padded with zeros to whole cache lines.</summary>
    internal const int Padding = 16;

    /// <summary>Most rows of u in a step: the true word and the drawn ones.</summary>
    internal const int MostTargets = 64;

    /// <summary>How many rows are worked on together: their sums stay in registers.</summary>
    const int Together = 6;

    internal static int RowLength(int dimension) => (dimension + Padding - 1) / Padding * Padding;

    /// <summary>Moves the rows of u; adds the learning rate times the descent direction of v to <paramref name="change"/>.</summary>
    /// <param name="v">The predicting vector, <paramref name="row"/> numbers.</param>
    /// <param name="targets">The rows of u: the true word first.</param>
    /// <param name="count">How many there are, <see cref="MostTargets"/> or fewer.</param>
    /// <param name="row">Length of a row, a multiple of <see cref="Padding"/>.</param>
    /// <param name="learningRate">Step width.</param>
    /// <param name="change">Added to; may be <paramref name="v"/> itself, which is then read before it changes.</param>
    internal static void Step(float* v, float** targets, int count, int row, float learningRate, float* change)
    {
        float* factors = stackalloc float[MostTargets];
        int t = 0;
        for (; t <= count - Together; t += Together) Dots6(v, targets + t, row, factors + t);
        for (; t < count; t++) factors[t] = Dot(v, targets[t], row);
        // Up to a whole vector: what is left over would take longer than the rest.
        var all = new Span<float>(factors, RowLength(count));
        TensorPrimitives.Sigmoid(all, all);
        for (t = 0; t < count; t++) factors[t] = ((t == 0 ? 1 : 0) - factors[t]) * learningRate;
        if (count == Together)
        {
            Update6(v, targets, row, factors, change);
            return;
        }

        // v may be what changes: all rows of u first look at it as it was.
        float* sum = stackalloc float[row];
        new Span<float>(sum, row).Clear();
        for (t = 0; t < count; t++) Update(v, targets[t], row, factors[t], sum);
        TensorPrimitives.Add(new ReadOnlySpan<float>(change, row), new ReadOnlySpan<float>(sum, row), new Span<float>(change, row));
    }

    /// <summary>Asks for a row before it is needed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Prefetch(float* x, int row)
    {
        if (!Sse.IsSupported) return;
        for (int i = 0; i < row; i += Padding) Sse.Prefetch0(x + i);
    }

    static float Dot(float* x, float* y, int row)
    {
        var sum = Vector<float>.Zero;
        for (int i = 0; i < row; i += Vector<float>.Count) sum += Load(x + i) * Load(y + i);
        return Vector.Sum(sum);
    }

    static void Dots6(float* v, float** u, int row, float* d)
    {
        float* u0 = u[0], u1 = u[1], u2 = u[2], u3 = u[3], u4 = u[4], u5 = u[5];
        Vector<float> s0, s1, s2, s3, s4, s5;
        s0 = s1 = s2 = s3 = s4 = s5 = Vector<float>.Zero;
        for (int i = 0; i < row; i += Vector<float>.Count)
        {
            var x = Load(v + i);
            s0 = Vector.FusedMultiplyAdd(x, Load(u0 + i), s0);
            s1 = Vector.FusedMultiplyAdd(x, Load(u1 + i), s1);
            s2 = Vector.FusedMultiplyAdd(x, Load(u2 + i), s2);
            s3 = Vector.FusedMultiplyAdd(x, Load(u3 + i), s3);
            s4 = Vector.FusedMultiplyAdd(x, Load(u4 + i), s4);
            s5 = Vector.FusedMultiplyAdd(x, Load(u5 + i), s5);
        }

        d[0] = Vector.Sum(s0);
        d[1] = Vector.Sum(s1);
        d[2] = Vector.Sum(s2);
        d[3] = Vector.Sum(s3);
        d[4] = Vector.Sum(s4);
        d[5] = Vector.Sum(s5);
    }

    static void Update(float* v, float* u, int row, float factor, float* sum)
    {
        var f = new Vector<float>(factor);
        for (int i = 0; i < row; i += Vector<float>.Count)
        {
            var w = Load(u + i);
            Store(sum + i, Vector.FusedMultiplyAdd(f, w, Load(sum + i)));
            Store(u + i, Vector.FusedMultiplyAdd(f, Load(v + i), w));
        }
    }

    static void Update6(float* v, float** u, int row, float* factors, float* change)
    {
        float* u0 = u[0], u1 = u[1], u2 = u[2], u3 = u[3], u4 = u[4], u5 = u[5];
        Vector<float> f0 = new(factors[0]), f1 = new(factors[1]), f2 = new(factors[2]), f3 = new(factors[3]), f4 = new(factors[4]), f5 = new(factors[5]);
        for (int i = 0; i < row; i += Vector<float>.Count)
        {
            Vector<float> x = Load(v + i), sum = Load(change + i), w;
            w = Load(u0 + i);
            sum = Vector.FusedMultiplyAdd(f0, w, sum);
            Store(u0 + i, Vector.FusedMultiplyAdd(f0, x, w));
            w = Load(u1 + i);
            sum = Vector.FusedMultiplyAdd(f1, w, sum);
            Store(u1 + i, Vector.FusedMultiplyAdd(f1, x, w));
            w = Load(u2 + i);
            sum = Vector.FusedMultiplyAdd(f2, w, sum);
            Store(u2 + i, Vector.FusedMultiplyAdd(f2, x, w));
            w = Load(u3 + i);
            sum = Vector.FusedMultiplyAdd(f3, w, sum);
            Store(u3 + i, Vector.FusedMultiplyAdd(f3, x, w));
            w = Load(u4 + i);
            sum = Vector.FusedMultiplyAdd(f4, w, sum);
            Store(u4 + i, Vector.FusedMultiplyAdd(f4, x, w));
            w = Load(u5 + i);
            sum = Vector.FusedMultiplyAdd(f5, w, sum);
            Store(u5 + i, Vector.FusedMultiplyAdd(f5, x, w));
            Store(change + i, sum);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<float> Load(float* x) => *(Vector<float>*)x;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Store(float* x, Vector<float> value) => *(Vector<float>*)x = value;
}
