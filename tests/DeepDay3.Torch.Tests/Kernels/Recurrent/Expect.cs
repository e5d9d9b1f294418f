using System.Numerics;

namespace DeepDay3.Torch.Tests.Kernels.Recurrent;

/// <summary>Comparison of arrays relative to the largest expected value.</summary>
static class Expect
{
    public static void Close<T>(string what, double[] expected, T[] actual, double tolerance)
        where T : INumber<T>
    {
        Assert.True(expected.Length == actual.Length, $"{what}: {actual.Length} values, expected {expected.Length}");
        var largest = expected.Length == 0 ? 0 : expected.Max(Math.Abs);
        for (var i = 0; i < expected.Length; i++)
        {
            var error = Math.Abs(double.CreateChecked(actual[i]) - expected[i]);
            Assert.True(error <= tolerance * largest, $"{what}[{i}] is {actual[i]}, expected {expected[i]}: error {error / largest:g3} of the largest, {largest:g6}");
        }
    }

    /// <summary>All parts of two runs.</summary>
    public static void Close<TExpected, TActual>(RecurrentResult<TExpected> expected, RecurrentResult<TActual> actual, double tolerance)
        where TExpected : INumber<TExpected>
        where TActual : INumber<TActual>
    {
        foreach (var (e, a) in expected.Parts().Zip(actual.Parts()))
            Close(e.Name, [.. e.Values.Select(double.CreateChecked)], a.Values, tolerance);
    }
}
