using System.Runtime.Intrinsics;
using TorchSharp.Kernels;

namespace DeepDay3.Torch.Tests.Kernels;

public class SimdMathTests
{
    delegate void Map<T>(ReadOnlySpan<T> x, Span<T> d);

    [Fact]
    public void Exp_of_floats_is_within_one_and_a_half_units()
    {
        CheckFloats(Ordered(-104.5f, 89f, 401), SimdMath.Exp, Math.Exp, 1.5);
    }

    [Fact]
    public void Sigmoid_of_floats_is_within_three_units_in_both_tails()
    {
        CheckFloats(Ordered(-105f, 105f, 401), SimdMath.Sigmoid, x => 1 / (1 + Math.Exp(-x)), 3);
    }

    [Fact]
    public void Tanh_of_floats_is_within_three_units_down_to_denormals()
    {
        CheckFloats(Ordered(-12f, 12f, 401), SimdMath.Tanh, Math.Tanh, 3);
    }

    [Fact]
    public void Log_of_floats_is_within_two_units()
    {
        CheckFloats(Ordered(float.Epsilon, float.MaxValue, 401), SimdMath.Log, Math.Log, 2);
        CheckFloats(Ordered(0.5f, 2f, 7), SimdMath.Log, Math.Log, 2);
    }

    [Fact]
    public void Sin_and_cos_of_floats_are_within_one_unit()
    {
        CheckFloats(Ordered(-100_000f, 100_000f, 1003), SimdMath.Sin, Math.Sin, 1);
        CheckFloats(Ordered(-100_000f, 100_000f, 1003), SimdMath.Cos, Math.Cos, 1);
        CheckFloats([1e6f, -1e7f, 3.4e38f, 1e30f, 123456789f], SimdMath.Sin, Math.Sin, 1);
        CheckFloats([1e6f, -1e7f, 3.4e38f, 1e30f, 123456789f], SimdMath.Cos, Math.Cos, 1);
    }

    [Fact]
    public void Double_functions_are_within_four_parts_in_ten_to_the_sixteen()
    {
        CheckDoubles(-708, 709, SimdMath.Exp, Math.Exp, 4e-16);
        CheckDoubles(-708, 709, SimdMath.Sigmoid, x => x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x)), 5e-16);
        CheckDoubles(-20, 20, SimdMath.Tanh, Math.Tanh, 5e-16);
        CheckDoubles(1e-300, 4, SimdMath.Log, Math.Log, 4e-16);
        CheckDoubles(1, 1e300, SimdMath.Log, Math.Log, 4e-16);
        CheckDoubles(-50, 50, SimdMath.Sin, Math.Sin, 4e-16);
        CheckDoubles(-50, 50, SimdMath.Cos, Math.Cos, 4e-16);
    }

    [Fact]
    public void Tanh_of_small_numbers_keeps_its_relative_accuracy()
    {
        float[] x = [0f, -0f, float.Epsilon, -float.Epsilon, 1e-40f, 1e-20f, 1e-6f, 1e-4f, -1e-4f, 3e-3f];
        var d = new float[x.Length];
        SimdMath.Tanh(x, d);
        for (int i = 0; i < x.Length; i++)
            Assert.Equal((float)Math.Tanh(x[i]), d[i], MathF.Abs(x[i]) * 2e-7f);
        Assert.True(float.IsNegative(d[1]));
        Assert.Equal(float.Epsilon, d[2]);

        double[] y = [0, -0.0, double.Epsilon, 1e-310, 1e-100, 1e-12, 1e-6];
        var e = new double[y.Length];
        SimdMath.Tanh(y, e);
        for (int i = 0; i < y.Length; i++)
            Assert.Equal(Math.Tanh(y[i]), e[i], Math.Abs(y[i]) * 4e-16);
        Assert.True(double.IsNegative(e[1]));
    }

    public static TheoryData<int> Lengths => [1, 7, 8, 17, 40];

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Special_values_of_floats(int length)
    {
        const float Inf = float.PositiveInfinity, NaN = float.NaN;
        AllAre(SimdMath.Exp, length, [(NaN, NaN), (Inf, Inf), (-Inf, 0), (0, 1), (-0f, 1), (88.73f, Inf), (1e30f, Inf), (-1e30f, 0), (-104f, 0), (float.Epsilon, 1)]);
        AllAre(SimdMath.Sigmoid, length, [(NaN, NaN), (Inf, 1), (-Inf, 0), (0, 0.5f), (1e30f, 1), (-1e30f, 0), (float.MaxValue, 1), (float.MinValue, 0)]);
        AllAre(SimdMath.Tanh, length, [(NaN, NaN), (Inf, 1), (-Inf, -1), (0, 0), (20, 1), (-20, -1), (1e38f, 1)]);
        AllAre(SimdMath.Log, length, [(NaN, NaN), (Inf, Inf), (-Inf, NaN), (0, -Inf), (-0f, -Inf), (1, 0), (-1, NaN), (-1e-40f, NaN)]);
        AllAre(SimdMath.Sin, length, [(NaN, NaN), (Inf, NaN), (-Inf, NaN), (0, 0)]);
        AllAre(SimdMath.Cos, length, [(NaN, NaN), (Inf, NaN), (-Inf, NaN), (0, 1)]);
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public void Special_values_of_doubles(int length)
    {
        const double Inf = double.PositiveInfinity, NaN = double.NaN;
        AllAre(SimdMath.Exp, length, [(NaN, NaN), (Inf, Inf), (-Inf, 0), (0, 1), (709.79, Inf), (1e300, Inf), (-1e300, 0), (-746, 0)]);
        AllAre(SimdMath.Sigmoid, length, [(NaN, NaN), (Inf, 1), (-Inf, 0), (0, 0.5), (1e300, 1), (-1e300, 0)]);
        AllAre(SimdMath.Tanh, length, [(NaN, NaN), (Inf, 1), (-Inf, -1), (0, 0), (1e300, 1)]);
        AllAre(SimdMath.Log, length, [(NaN, NaN), (Inf, Inf), (-Inf, NaN), (0, -Inf), (1, 0), (-1, NaN)]);
    }

    [Fact]
    public void Narrow_vectors_give_the_bits_of_wide_ones()
    {
        var x = Ordered(float.MinValue, float.MaxValue, 400_009);
        for (int i = 0; i + 16 <= x.Length; i += 16)
        {
            var v = Vector512.Create(x.AsSpan(i, 16));
            SameBits(SimdMath.Exp(v), SimdMath.Exp(v.GetLower()), SimdMath.Exp(v.GetUpper()));
            SameBits(SimdMath.Sigmoid(v), SimdMath.Sigmoid(v.GetLower()), SimdMath.Sigmoid(v.GetUpper()));
            SameBits(SimdMath.Tanh(v), SimdMath.Tanh(v.GetLower()), SimdMath.Tanh(v.GetUpper()));
            SameBits(SimdMath.Log(v), SimdMath.Log(v.GetLower()), SimdMath.Log(v.GetUpper()));
        }
        for (double y = -800; y < 800; y += 1.37)
        {
            var v = Vector512.Create(y, y + 0.1, y / 100, -y, y * 1e-300, Math.Exp(y), y - 0.3, y * 1e200);
            SameBits(SimdMath.Exp(v), SimdMath.Exp(v.GetLower()), SimdMath.Exp(v.GetUpper()));
            SameBits(SimdMath.Sigmoid(v), SimdMath.Sigmoid(v.GetLower()), SimdMath.Sigmoid(v.GetUpper()));
            SameBits(SimdMath.Tanh(v), SimdMath.Tanh(v.GetLower()), SimdMath.Tanh(v.GetUpper()));
            SameBits(SimdMath.Log(v), SimdMath.Log(v.GetLower()), SimdMath.Log(v.GetUpper()));
        }
    }

    [Fact]
    public void A_result_does_not_depend_on_its_place_and_the_destination_may_be_the_source()
    {
        var random = new Random(3);
        foreach (Map<float> map in new Map<float>[] { SimdMath.Exp, SimdMath.Log, SimdMath.Tanh, SimdMath.Sigmoid, SimdMath.Sin, SimdMath.Cos })
        {
            for (int length = 0; length < 70; length++)
            {
                var x = Enumerable.Range(0, length).Select(_ => (float)random.NextDouble() * 8 + 0.01f).ToArray();
                var expected = new float[length];
                for (int i = 0; i < length; i++)
                    map(x.AsSpan(i, 1), expected.AsSpan(i, 1));
                var apart = Enumerable.Repeat(-7f, length + 1).ToArray();
                map(x, apart);
                Assert.Equal(expected, apart[..length]);
                Assert.Equal(-7f, apart[length]);
                map(x, x);
                Assert.Equal(expected, x);
            }
        }
    }

    [Fact]
    public void A_destination_that_is_too_short_is_refused()
    {
        Assert.Throws<ArgumentException>(() => SimdMath.Exp(new float[5], new float[4]));
    }

    /// <summary>Every step-th float between the two, in the order of their bits, so that denormals are as frequent as large numbers.</summary>
    static float[] Ordered(float from, float to, int step)
    {
        static int Key(float f) => BitConverter.SingleToInt32Bits(f) is var b && b < 0 ? int.MinValue - b : b;
        static float Value(int key) => BitConverter.Int32BitsToSingle(key < 0 ? int.MinValue - key : key);
        var list = new List<float>();
        for (long key = Key(from); key <= Key(to); key += step)
            list.Add(Value((int)key));
        return [.. list];
    }

    static void CheckFloats(float[] x, Map<float> map, Func<double, double> exact, double units)
    {
        var d = new float[x.Length];
        map(x, d);
        double worst = 0;
        int at = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double e = exact(x[i]);
            float rounded = (float)e;
            if (float.IsInfinity(rounded) || float.IsInfinity(d[i]))
            {
                Assert.True(rounded == d[i], $"f({x[i]:R}) is {d[i]}, not {rounded}");
                continue;
            }
            double unit = Math.Max(MathF.BitIncrement(MathF.Abs(rounded)) - MathF.Abs(rounded), float.Epsilon);
            double error = Math.Abs(d[i] - e) / unit;
            if (!(error <= worst))
                (worst, at) = (error, i);
        }
        Assert.True(worst <= units, $"f({x[at]:R}) is {d[at]:R}, {worst:F2} units from {exact(x[at]):R}");
    }

    static void CheckDoubles(double from, double to, Map<double> map, Func<double, double> exact, double relative)
    {
        var random = new Random(1);
        var x = Enumerable.Range(0, 100_000).Select(_ => from + (to - from) * random.NextDouble()).ToArray();
        var d = new double[x.Length];
        map(x, d);
        for (int i = 0; i < x.Length; i++)
        {
            double e = exact(x[i]);
            Assert.True(Math.Abs(d[i] - e) <= relative * Math.Abs(e), $"f({x[i]:R}) is {d[i]:R}, not {e:R}");
        }
    }

    static void AllAre<T>(Map<T> map, int length, (T X, T Expected)[] cases)
    {
        foreach (var (x, expected) in cases)
        {
            var d = new T[length];
            map(Enumerable.Repeat(x, length).ToArray(), d);
            Assert.All(d, value => Assert.Equal(expected, value));
        }
    }

    static void SameBits<T>(Vector512<T> wide, Vector256<T> low, Vector256<T> high)
    {
        if (!Vector512.EqualsAll(wide.AsInt64(), Vector512.Create(low, high).AsInt64()))
            Assert.Fail($"{wide} differs from {low} {high}");
    }
}
