using System.Numerics;
using Kernel = TorchSharp.Kernels.Sorting;

namespace DeepDay3.Torch.Tests.Kernels;

public class SortingTests
{
    public static TheoryData<int, string> Sorts => KernelGolden.Rows("Sorting", "sort");

    public static TheoryData<int, string> Selections => KernelGolden.Rows("Sorting", "select");

    internal static double[] Coarse(long length, int seed, bool nan = false)
        => [.. KernelGolden.Ramp(length, seed).Select((v, i) => nan && i % 7 == 0 ? double.NaN : Math.Floor(v * 2))];

    [Theory]
    [MemberData(nameof(Sorts))]
    public void A_stable_sort_is_PyTorchs(int index, string operation)
    {
        Assert.Equal("sort", operation);
        var item = KernelGolden.Case("Sorting", index);
        var (outer, length, inner) = (item.Int("outer"), item.Int("length"), item.Int("inner"));
        var x = Coarse(outer * length * inner, length, item.Flag("nan"));
        var (values, indices) = (new double[x.Length], new long[x.Length]);
        Kernel.Sort<double>(outer, length, inner, item.Flag("descending"), x, values, indices);
        KernelCheck.Close(item.Doubles("values"), values, 0);
        Assert.Equal(item.Longs("indices"), indices);
        var single = new float[x.Length];
        Kernel.Sort<float>(outer, length, inner, item.Flag("descending"), Array.ConvertAll(x, v => (float)v), single, indices);
        KernelCheck.Close(item.Doubles("values"), single, 0);
        Assert.Equal(item.Longs("indices"), indices);
    }

    [Theory]
    [MemberData(nameof(Selections))]
    public void Selections_are_PyTorchs(int index, string operation)
    {
        Assert.Equal("select", operation);
        var item = KernelGolden.Case("Sorting", index);
        var (outer, length, inner, k) = (item.Int("outer"), item.Int("length"), item.Int("inner"), item.Int("k"));
        double[] x = [.. KernelGolden.Ramp(outer * length * inner, 3).Select((value, i) => value + i * 1e-6)];
        if (item.Flag("nan"))
            x[(length - 1) * inner] = double.NaN;
        var (values, indices) = (new double[outer * k * inner], new long[outer * k * inner]);
        Kernel.TopK<double>(outer, length, inner, k, item.Flag("largest"), x, values, indices);
        KernelCheck.Close(item.Doubles("values"), values, 1e-12);
        Assert.Equal(item.Longs("indices"), indices);
        (values, indices) = (new double[outer * inner], new long[outer * inner]);
        Kernel.KthValue<double>(outer, length, inner, k, x, values, indices);
        KernelCheck.Close(item.Doubles("kth"), values, 1e-12);
        Assert.Equal(item.Longs("kth_indices"), indices);
        Kernel.Median<double>(outer, length, inner, x, values, indices);
        KernelCheck.Close(item.Doubles("median"), values, 1e-12);
        for (var line = 0; line < values.Length; line++)
            Assert.Equal(values[line], x[line / inner * length * inner + line % inner + indices[line] * inner]);
    }

    [Fact]
    public void Every_type_sorts_stably()
    {
        Check<float>();
        Check<double>();
        Check<long>();
        Check<int>();
        Check<short>();
        Check<sbyte>();
        Check<byte>();
    }

    static void Check<T>()
        where T : unmanaged, INumber<T>
    {
        var random = new Random(14);
        foreach (var length in new[] { 0, 1, 15, 16, 17, 33, 1000 })
            foreach (var descending in new[] { false, true })
            {
                T[] x = [.. Enumerable.Range(0, length).Select(_ => T.CreateTruncating(random.Next(0, 50)))];
                var (values, indices) = (new T[length], new long[length]);
                Kernel.Sort<T>(1, length, 1, descending, x, values, indices);
                var expected = descending ? Enumerable.Range(0, length).OrderByDescending(i => x[i]) : Enumerable.Range(0, length).OrderBy(i => x[i]);
                Assert.Equal(expected.Select(i => (long)i), indices);
                Assert.Equal(indices.Select(i => x[i]), values);
                var k = Math.Min(5, length);
                var (best, at) = (new T[k], new long[k]);
                Kernel.TopK<T>(1, length, 1, k, descending, x, best, at);
                Assert.Equal(indices.Take(k), at);
            }
    }

    [Fact]
    public void A_selection_beyond_the_dimension_is_refused()
    {
        Assert.StartsWith("selected index k out of range", Assert.Throws<ArgumentException>(() => Kernel.TopK<int>(1, 2, 1, 5, true, [1, 2], new int[5], new long[5])).Message);
        Assert.StartsWith("kthvalue(): selected number k out of range", Assert.Throws<ArgumentException>(() => Kernel.KthValue<int>(1, 2, 1, 0, [1, 2], new int[1], new long[1])).Message);
    }
}
