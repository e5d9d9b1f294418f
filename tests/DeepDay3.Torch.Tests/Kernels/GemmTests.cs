using System.Numerics;
using TorchSharp.Kernels;

namespace DeepDay3.Torch.Tests.Kernels;

[Collection("kernel settings")]
public sealed partial class GemmTests : IDisposable
{
    readonly int threads = Workers.Count;
    readonly GemmPath pathBefore = Gemm.Path;

    public void Dispose()
    {
        Workers.Count = threads;
        Gemm.Path = pathBefore;
    }

    public static TheoryData<string> Paths => [.. Enum.GetValues<GemmPath>().Where(Gemm.IsSupported).Select(p => p.ToString())];

    [Theory]
    [MemberData(nameof(Paths))]
    public void Random_small_shapes_agree_with_the_definition(string path)
    {
        Gemm.Path = Enum.Parse<GemmPath>(path);
        var random = new Random(1);
        for (int trial = 0; trial < 500; trial++)
        {
            var one = Product<float>.Random(random, random.Next(71), random.Next(71), random.Next(71));
            one.Check(Single);
            Product<double>.Random(random, random.Next(41), random.Next(71), random.Next(41)).Check(Single);
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Every_tile_shape_agrees_with_the_definition(string path)
    {
        Gemm.Path = Enum.Parse<GemmPath>(path);
        var random = new Random(2);
        for (int m = 1; m <= 18; m++)
            for (int n = 1; n <= 52; n++)
            {
                int k = random.Next(1, 40);
                Product<float>.Random(random, m, n, k).Check(Single);
                Product<double>.Random(random, m, n, k).Check(Single);
            }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Large_and_ragged_shapes_agree_with_the_definition(string path)
    {
        Gemm.Path = Enum.Parse<GemmPath>(path);
        Workers.Count = 2;
        var random = new Random(3);
        foreach (var (m, n, k) in new[]
        {
            (200, 129, 300), (97, 385, 193), (8, 384, 128), (64, 10, 128), (256, 256, 256), (3, 1000, 500), (1000, 3, 500),
            (1, 700, 900), (700, 1, 900), (17, 5, 6000), (2, 2, 20000), (30, 3200, 20), (3200, 70, 12), (100, 100, 1), (1, 1, 100_000),
        })
        {
            foreach (Layout a in Enum.GetValues<Layout>())
                foreach (Layout b in Enum.GetValues<Layout>())
                {
                    if ((a > Layout.Columns || b > Layout.Columns) && (long)m * n * k > 4_000_000)
                        continue;
                    new Product<float>(random, m, n, k, a, b, 1, 0).Check(Single);
                }
            new Product<double>(random, m, n, k, Layout.Rows, Layout.Rows, -0.5, 2).Check(Single);
            new Product<double>(random, m, n, k, Layout.Columns, Layout.Columns, 1, 1).Check(Single);
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void Every_pair_of_layouts_and_factors_agrees_with_the_definition(string path)
    {
        Gemm.Path = Enum.Parse<GemmPath>(path);
        var random = new Random(4);
        foreach (var (m, n, k) in new[] { (5, 33, 7), (40, 50, 60), (1, 90, 33), (90, 1, 33), (1, 1, 1), (4, 70, 300), (33, 1, 1) })
            foreach (Layout a in Enum.GetValues<Layout>())
                foreach (Layout b in Enum.GetValues<Layout>())
                    foreach (float alpha in new[] { 1, 0, -2.5f })
                        foreach (float beta in new[] { 0, 1, 0.75f })
                        {
                            new Product<float>(random, m, n, k, a, b, alpha, beta).Check(Single);
                            new Product<double>(random, m, n, k, a, b, alpha, beta).Check(Single);
                        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void One_two_and_five_threads_give_the_same_bits(string path)
    {
        Gemm.Path = Enum.Parse<GemmPath>(path);
        var random = new Random(5);
        for (int trial = 0; trial < 60; trial++)
        {
            var product = trial switch
            {
                0 => new Product<float>(random, 300, 260, 400, Layout.Rows, Layout.Rows, 1, 1),
                1 => new Product<float>(random, 12, 20, 20_000, Layout.Columns, Layout.Rows, 1, 0.5f),
                2 => new Product<float>(random, 2, 4000, 300, Layout.Rows, Layout.Columns, 1, 0),
                _ => Product<float>.Random(random, random.Next(1, 260), random.Next(1, 260), random.Next(1, 260)),
            };
            Workers.Count = 1;
            var one = product.Result(Single);
            foreach (int count in new[] { 2, 5 })
            {
                Workers.Count = count;
                for (int repeat = 0; repeat < 3; repeat++)
                    Assert.True(one.AsSpan().SequenceEqual(product.Result(Single)), $"{product} differs on {count} threads");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void With_beta_zero_what_C_holds_does_not_matter(string path)
    {
        Gemm.Path = Enum.Parse<GemmPath>(path);
        foreach (var (m, n, k) in new[] { (1, 16, 16), (5, 7, 3), (3, 9, 0), (70, 65, 80), (200, 100, 200), (1, 50, 300), (9, 9, 9000) })
            foreach (Layout b in new[] { Layout.Rows, Layout.Columns })
            {
                var product = new Product<float>(new Random(6), m, n, k, Layout.Rows, b, 1, 0);
                product.FillC(float.NaN);
                product.Check(Single);
            }
    }

    [Fact]
    public void Infinities_and_NaN_in_an_operand_reach_the_result()
    {
        float[] a = [1, float.NaN, 2, 3], b = [1, 0, 0, 1], c = new float[4];
        Gemm.Multiply<float>(2, 2, 2, 1, a, 2, 1, b, 2, 1, 0, c, 2);
        Assert.Equal([float.NaN, float.NaN, 2, 3], c);
        a[1] = float.PositiveInfinity;
        Gemm.Multiply<float>(2, 2, 2, 1, a, 2, 1, b, 2, 1, 0, c, 2);
        Assert.Equal([float.NaN, float.PositiveInfinity, 2, 3], c);
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_batch_is_its_products_one_by_one(string path)
    {
        Gemm.Path = Enum.Parse<GemmPath>(path);
        Workers.Count = 2;
        var random = new Random(7);
        foreach (var (batch, m, n, k) in new[] { (1, 3, 4, 5), (7, 1, 16, 16), (20, 9, 33, 12), (3, 130, 140, 150), (6, 40, 40, 40), (4, 5, 6, 0) })
            foreach (bool shared in new[] { false, true })
            {
                int aSize = m * k, bSize = k * n, cBatch = m * n + 3;
                double[] a = Fill(random, batch * aSize), b = Fill(random, batch * bSize), c = Fill(random, batch * cBatch);
                var expected = c.ToArray();
                for (int q = 0; q < batch; q++)
                    Gemm.Multiply(m, n, k, 1.5, a.AsSpan(q * aSize), k, 1, b.AsSpan(shared ? 0 : q * bSize), 1, k, 0.5, expected.AsSpan(q * cBatch), n);
                Gemm.MultiplyBatched(batch, m, n, k, 1.5, a, aSize, k, 1, b, shared ? 0 : bSize, 1, k, 0.5, c, cBatch, n);
                Assert.Equal(expected, c);
            }
    }

    [Fact]
    public void A_batch_with_one_B_and_rows_in_a_row_agrees_with_the_definition()
    {
        var random = new Random(8);
        const int Batch = 6, M = 10, N = 20, K = 30;
        float[] a = Fill(random, Batch * M * K).Select(v => (float)v).ToArray(), b = Fill(random, K * N).Select(v => (float)v).ToArray();
        var c = new float[Batch * M * N];
        Gemm.MultiplyBatched<float>(Batch, M, N, K, 1, a, M * K, K, 1, b, 0, N, 1, 0, c, M * N, N);
        for (int i = 0; i < Batch * M; i++)
            for (int j = 0; j < N; j++)
                Assert.Equal(Enumerable.Range(0, K).Sum(p => (double)a[i * K + p] * b[p * N + j]), c[i * N + j], 1e-5);
    }

    [Fact]
    public void Whole_numbers_are_exact()
    {
        int[] a = [1, 2, 3, 4, 5, 6], b = [7, 8, 9, 10, 11, 12], c = [1, 1, 1, 1];
        Gemm.Multiply<int>(2, 2, 3, 2, a, 3, 1, b, 2, 1, 3, c, 2);
        Assert.Equal([119, 131, 281, 311], c);
    }

    [Fact]
    public void Spans_too_short_for_their_shape_and_negative_sizes_are_refused()
    {
        float[] six = new float[6];
        var error = Assert.Throws<ArgumentException>(() => Gemm.Multiply<float>(2, 2, 3, 1, six.AsSpan(1), 3, 1, six, 2, 1, 0, six, 2));
        Assert.Equal("a", error.ParamName);
        Assert.Contains("5 elements, too few for 2 x 3", error.Message);
        Assert.Equal("b", Assert.Throws<ArgumentException>(() => Gemm.Multiply<float>(2, 2, 3, 1, six, 3, 1, six, 3, 1, 0, six, 2)).ParamName);
        Assert.Equal("c", Assert.Throws<ArgumentException>(() => Gemm.Multiply<float>(2, 2, 3, 1, six, 3, 1, six, 2, 1, 0, six, 5)).ParamName);
        Assert.Throws<ArgumentException>(() => Gemm.Multiply<float>(2, 2, 3, 1, six, -3, 1, six, 2, 1, 0, six, 2));
        Assert.Equal("b", Assert.Throws<ArgumentException>(() => Gemm.MultiplyBatched<float>(2, 1, 2, 3, 1, six, 3, 3, 1, six, 6, 2, 1, 0, six, 2, 2)).ParamName);
        Assert.Throws<ArgumentException>(() => Gemm.Multiply<float>(65536, 65536, 1, 1, six, 65536, 1, six, 1, 1, 0, six, 65536));
    }

    [Fact]
    public void Several_user_threads_may_multiply_at_once()
    {
        Workers.Count = 3;
        var products = Enumerable.Range(0, 4).Select(i => new Product<float>(new Random(i), 150 + i, 140, 130, Layout.Rows, Layout.Columns, 1, 0)).ToList();
        var expected = products.Select(p => p.Result(Single)).ToList();
        int wrong = 0;
        var callers = products.Select((p, i) => new Thread(() =>
        {
            for (int round = 0; round < 100; round++)
                if (!expected[i].AsSpan().SequenceEqual(p.Result(Single)))
                    Interlocked.Increment(ref wrong);
        })).ToList();
        callers.ForEach(t => t.Start());
        callers.ForEach(t => t.Join());
        Assert.Equal(0, wrong);
    }

    static double[] Fill(Random random, int count) => Enumerable.Range(0, count).Select(_ => random.NextDouble() * 2 - 1).ToArray();

    static void Single<T>(Product<T> p, Span<T> c) where T : unmanaged, IFloatingPointIeee754<T> =>
        Gemm.Multiply(p.M, p.N, p.K, p.Alpha, p.A, p.ARow, p.ACol, p.B, p.BRow, p.BCol, p.Beta, c, p.CRow);
}
