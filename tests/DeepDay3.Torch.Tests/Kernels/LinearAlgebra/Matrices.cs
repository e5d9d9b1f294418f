namespace DeepDay3.Torch.Tests.Kernels;

/// <summary>Plain matrix arithmetic to rebuild what was factored.</summary>
static class Matrices
{
    internal static double[] Multiply(int batch, int m, int k, int n, double[] a, double[] b)
    {
        var c = new double[batch * m * n];
        for (var q = 0; q < batch; q++)
            for (var i = 0; i < m; i++)
                for (var p = 0; p < k; p++)
                    for (var j = 0; j < n; j++)
                        c[(q * m + i) * n + j] += a[(q * m + i) * k + p] * b[(q * k + p) * n + j];
        return c;
    }

    internal static double[] Transpose(int m, int n, double[] a)
    {
        var t = new double[m * n];
        for (var i = 0; i < m; i++)
            for (var j = 0; j < n; j++)
                t[j * m + i] = a[i * n + j];
        return t;
    }

    internal static double[] Identity(int n)
    {
        var identity = new double[n * n];
        for (var i = 0; i < n; i++)
            identity[i * n + i] = 1;
        return identity;
    }

    internal static void Orthonormal(int m, int n, double[] q, string what)
        => Near(Identity(n), Multiply(1, n, m, n, Transpose(m, n, q), q), 1e-12, what);

    /// <summary>Absolute error against the largest entry.</summary>
    internal static void Near(double[] expected, double[] actual, double tolerance, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        var scale = expected.Length == 0 ? 1 : Math.Max(1e-300, expected.Max(Math.Abs));
        for (var i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= tolerance * scale, $"{what}[{i}]: expected {expected[i]:R}, got {actual[i]:R}");
    }
}
