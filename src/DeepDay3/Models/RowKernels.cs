using System.Numerics;
using System.Runtime.Intrinsics;

namespace DeepDay3.Models;

/// <summary>Small products of rows and matrices in double precision, for networks that are too small for a tensor library's overhead.</summary>
static unsafe class RowKernels
{
    /// <summary>d = sum over k of factors[k * factorStride] times row k of m, added to what d holds if <paramref name="add"/> is set.</summary>
    /// <param name="count">Number of rows of m.</param>
    /// <param name="factors">The first factor.</param>
    /// <param name="factorStride">Distance from one factor to the next.</param>
    /// <param name="m">[count, columns], row by row.</param>
    /// <param name="columns">Length of a row, and of d.</param>
    /// <param name="d">The result; it overlaps nothing.</param>
    /// <param name="add">Keep what is there.</param>
    internal static void Combine(int count, double* factors, int factorStride, double* m, int columns, double* d, bool add)
    {
        int j = 0;
        for (; j <= columns - 16; j += 16) Combine16(count, factors, factorStride, m + j, columns, d + j, add);
        for (; j <= columns - 4; j += 4)
        {
            var sum = add ? Vector256.Load(d + j) : Vector256<double>.Zero;
            for (int k = 0; k < count; k++) sum = Vector256.MultiplyAddEstimate(Vector256.Create(factors[k * factorStride]), Vector256.Load(m + k * columns + j), sum);
            sum.Store(d + j);
        }
        for (; j < columns; j++)
        {
            double sum = add ? d[j] : 0;
            for (int k = 0; k < count; k++) sum += factors[k * factorStride] * m[k * columns + j];
            d[j] = sum;
        }
    }

    // Two sets of sums: one would wait for its own last addition.
    static void Combine16(int count, double* factors, int factorStride, double* m, int columns, double* d, bool add)
    {
        Vector256<double> a0, a1, a2, a3, b0, b1, b2, b3;
        a0 = a1 = a2 = a3 = b0 = b1 = b2 = b3 = Vector256<double>.Zero;
        int k = 0;
        for (; k <= count - 2; k += 2, m += 2 * columns)
        {
            var x = Vector256.Create(factors[k * factorStride]);
            a0 = Vector256.MultiplyAddEstimate(x, Vector256.Load(m), a0);
            a1 = Vector256.MultiplyAddEstimate(x, Vector256.Load(m + 4), a1);
            a2 = Vector256.MultiplyAddEstimate(x, Vector256.Load(m + 8), a2);
            a3 = Vector256.MultiplyAddEstimate(x, Vector256.Load(m + 12), a3);
            x = Vector256.Create(factors[(k + 1) * factorStride]);
            b0 = Vector256.MultiplyAddEstimate(x, Vector256.Load(m + columns), b0);
            b1 = Vector256.MultiplyAddEstimate(x, Vector256.Load(m + columns + 4), b1);
            b2 = Vector256.MultiplyAddEstimate(x, Vector256.Load(m + columns + 8), b2);
            b3 = Vector256.MultiplyAddEstimate(x, Vector256.Load(m + columns + 12), b3);
        }
        if (k < count)
        {
            var x = Vector256.Create(factors[k * factorStride]);
            a0 = Vector256.MultiplyAddEstimate(x, Vector256.Load(m), a0);
            a1 = Vector256.MultiplyAddEstimate(x, Vector256.Load(m + 4), a1);
            a2 = Vector256.MultiplyAddEstimate(x, Vector256.Load(m + 8), a2);
            a3 = Vector256.MultiplyAddEstimate(x, Vector256.Load(m + 12), a3);
        }
        if (add)
        {
            b0 += Vector256.Load(d);
            b1 += Vector256.Load(d + 4);
            b2 += Vector256.Load(d + 8);
            b3 += Vector256.Load(d + 12);
        }
        (a0 + b0).Store(d);
        (a1 + b1).Store(d + 4);
        (a2 + b2).Store(d + 8);
        (a3 + b3).Store(d + 12);
    }

    /// <summary>d[i] = row i of m times v.</summary>
    /// <param name="rows">Number of rows of m, and length of d.</param>
    /// <param name="m">[rows, columns], row by row.</param>
    /// <param name="columns">Length of a row, and of v.</param>
    /// <param name="v">The other factor.</param>
    /// <param name="d">The result.</param>
    internal static void Dots(int rows, double* m, int columns, double* v, double* d)
    {
        int i = 0;
        for (; i <= rows - 4; i += 4, m += 4 * columns)
        {
            Vector256<double> s0, s1, s2, s3;
            s0 = s1 = s2 = s3 = Vector256<double>.Zero;
            int j = 0;
            for (; j <= columns - 4; j += 4)
            {
                var x = Vector256.Load(v + j);
                s0 = Vector256.MultiplyAddEstimate(x, Vector256.Load(m + j), s0);
                s1 = Vector256.MultiplyAddEstimate(x, Vector256.Load(m + columns + j), s1);
                s2 = Vector256.MultiplyAddEstimate(x, Vector256.Load(m + 2 * columns + j), s2);
                s3 = Vector256.MultiplyAddEstimate(x, Vector256.Load(m + 3 * columns + j), s3);
            }
            var sums = Vector256.Create(Vector256.Sum(s0), Vector256.Sum(s1), Vector256.Sum(s2), Vector256.Sum(s3));
            for (; j < columns; j++)
                sums += v[j] * Vector256.Create(m[j], m[columns + j], m[2 * columns + j], m[3 * columns + j]);
            sums.Store(d + i);
        }
        for (; i < rows; i++, m += columns) d[i] = Dot(columns, m, v);
    }

    /// <summary>The sum of the products of two rows.</summary>
    internal static double Dot(int count, double* x, double* y)
    {
        int j = 0;
        var sum = Vector<double>.Zero;
        for (; j <= count - Vector<double>.Count; j += Vector<double>.Count) sum += *(Vector<double>*)(x + j) * *(Vector<double>*)(y + j);
        double result = Vector.Sum(sum);
        for (; j < count; j++) result += x[j] * y[j];
        return result;
    }

    /// <summary>x += y.</summary>
    internal static void Add(int count, double* y, double* x)
    {
        int j = 0;
        for (; j <= count - Vector<double>.Count; j += Vector<double>.Count) *(Vector<double>*)(x + j) += *(Vector<double>*)(y + j);
        for (; j < count; j++) x[j] += y[j];
    }
}
