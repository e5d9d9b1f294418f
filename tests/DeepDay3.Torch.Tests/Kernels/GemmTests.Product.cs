using System.Numerics;
using TorchSharp.Kernels;

namespace DeepDay3.Torch.Tests.Kernels;

public sealed partial class GemmTests
{
    /// <summary>How an operand lies in memory.</summary>
    internal enum Layout
    {
        Rows,
        Columns,
        RowsWithGaps,
        EverySecondElement,
        OneRowForAll,
        OneColumnForAll,
        OneNumberForAll,
    }

    internal delegate void Multiply<T>(Product<T> product, Span<T> c) where T : unmanaged, IFloatingPointIeee754<T>;

    /// <summary>The operands of one product, with guards around C.</summary>
    internal sealed class Product<T> where T : unmanaged, IFloatingPointIeee754<T>
    {
        readonly T[] c;

        public Product(Random random, int m, int n, int k, Layout a, Layout b, T alpha, T beta)
        {
            (M, N, K, Alpha, Beta) = (m, n, k, alpha, beta);
            (ARow, ACol) = Strides(a, m, k);
            (BRow, BCol) = Strides(b, k, n);
            A = Values(random, Needed(m, k, ARow, ACol));
            B = Values(random, Needed(k, n, BRow, BCol));
            CRow = n + random.Next(3);
            c = Values(random, Math.Max(0, (m - 1) * CRow + n));
        }

        public static Product<T> Random(Random random, int m, int n, int k)
        {
            var layouts = Enum.GetValues<Layout>();
            T[] factors = [T.Zero, T.One, T.One, T.CreateChecked(-1.25)];
            return new(random, m, n, k, layouts[random.Next(layouts.Length)], layouts[random.Next(layouts.Length)],
                factors[random.Next(1, 4)], factors[random.Next(4)]);
        }

        public int M { get; }

        public int N { get; }

        public int K { get; }

        public int ARow { get; }

        public int ACol { get; }

        public int BRow { get; }

        public int BCol { get; }

        public int CRow { get; }

        public T Alpha { get; }

        public T Beta { get; }

        public T[] A { get; }

        public T[] B { get; }

        public void FillC(T value) => c.AsSpan().Fill(value);

        public T[] Result(Multiply<T> multiply)
        {
            const int Guard = 40;
            T mark = T.CreateChecked(12345);
            var all = Enumerable.Repeat(mark, c.Length + 2 * Guard).ToArray();
            var inside = all.AsSpan(Guard, c.Length);
            c.CopyTo(inside);
            multiply(this, inside);
            Assert.True(all.AsSpan(0, Guard).Count(mark) == Guard && all.AsSpan(Guard + c.Length).Count(mark) == Guard, $"{this} wrote outside C");
            return inside.ToArray();
        }

        public void Check(Multiply<T> multiply)
        {
            var result = Result(multiply);
            double unit = typeof(T) == typeof(float) ? 1.2e-7 : 2.3e-16;
            double alpha = double.CreateChecked(Alpha), beta = double.CreateChecked(Beta);
            // Rounding errors of different terms mostly cancel; those of equal terms do not.
            double growth = ACol == 0 && BRow == 0 ? 2 * K : Math.Sqrt(K);
            for (int i = 0; i < M; i++)
            {
                for (int j = 0; j < N; j++)
                {
                    double sum = 0, size = 0;
                    for (int p = 0; p < K; p++)
                    {
                        double term = double.CreateChecked(A[i * ARow + p * ACol]) * double.CreateChecked(B[p * BRow + j * BCol]);
                        sum += term;
                        size += Math.Abs(term);
                    }
                    double old = beta == 0 ? 0 : beta * double.CreateChecked(c[i * CRow + j]);
                    double expected = alpha * sum + old, bound = unit * (4 + growth) * (Math.Abs(alpha) * size + Math.Abs(old));
                    double actual = double.CreateChecked(result[i * CRow + j]);
                    if (!(Math.Abs(actual - expected) <= bound))
                        Assert.Fail($"{this}: C[{i}, {j}] is {actual}, not {expected}");
                }
                for (int j = i * CRow + N; j < (i + 1) * CRow && j < c.Length; j++)
                    Assert.Equal(c[j], result[j]);
            }
        }

        public override string ToString() =>
            $"{Gemm.Path} {typeof(T).Name} {M} x {K} times {K} x {N}, strides {ARow}, {ACol}; {BRow}, {BCol}; {CRow}, alpha {Alpha}, beta {Beta}";

        static (int Row, int Column) Strides(Layout layout, int rows, int columns) => layout switch
        {
            Layout.Rows => (columns, 1),
            Layout.Columns => (1, rows),
            Layout.RowsWithGaps => (columns + 5, 1),
            Layout.EverySecondElement => (2 * columns + 1, 2),
            Layout.OneRowForAll => (0, 1),
            Layout.OneColumnForAll => (1, 0),
            _ => (0, 0),
        };

        static int Needed(int rows, int columns, int rowStride, int columnStride) =>
            rows == 0 || columns == 0 ? 0 : (rows - 1) * rowStride + (columns - 1) * columnStride + 1;

        static T[] Values(Random random, int count)
        {
            var values = new T[count];
            foreach (ref T value in values.AsSpan())
                value = T.CreateChecked(random.NextDouble() * 2 - 1);
            return values;
        }
    }
}
