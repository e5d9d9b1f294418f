using Kernel = TorchSharp.Kernels.LinearAlgebra;

namespace DeepDay3.Torch.Tests.Kernels;

/// <summary>Factors with free signs are checked by what they must satisfy: orthonormality, order, and that they rebuild the matrix.</summary>
public class DecompositionTests
{
    /// <summary>Random matrices and the awkward ones: zero, rank one, repeated values, huge and tiny scales, graded columns.</summary>
    static IEnumerable<(int Rows, int Columns, double[] Matrix)> Samples()
    {
        var random = new Random(11);
        foreach (var (m, n) in new[] { (1, 1), (2, 2), (3, 2), (2, 3), (6, 6), (17, 5), (5, 17), (9, 8), (40, 40), (64, 33) })
        {
            var normal = KernelCheck.Normal(random, m * n);
            yield return (m, n, normal);
            yield return (m, n, new double[m * n]);
            yield return (m, n, [.. normal.Select(v => v * 1e-200)]);
            yield return (m, n, [.. normal.Select(v => v * 1e200)]);
            yield return (m, n, [.. normal.Select((v, i) => v * Math.Pow(10, -(i % n)))]);
            yield return (m, n, [.. Enumerable.Range(0, m * n).Select(i => (i / n + 1.0) * (i % n - 1.5))]);
            yield return (m, n, [.. Enumerable.Range(0, m * n).Select(i => i / n == i % n ? 1.0 : 0)]);
            yield return (m, n, [.. Enumerable.Repeat(1.0, m * n)]);
        }
    }

    [Fact]
    public void Singular_values_descend_and_the_factors_rebuild_the_matrix()
    {
        foreach (var (m, n, a) in Samples())
            foreach (var full in new[] { false, true })
            {
                var (least, info) = (Math.Min(m, n), new int[1]);
                var (ku, kv) = full ? (m, n) : (least, least);
                var (u, s, vh) = (new double[m * ku], new double[least], new double[kv * n]);
                Kernel.SingularValues<double>(1, m, n, full, a, u, s, vh, info);
                Assert.Equal(0, info[0]);
                Assert.True(s.Zip(s.Skip(1)).All(pair => pair.First >= pair.Second) && s[^1] >= 0, "descending");
                Matrices.Orthonormal(m, ku, u, $"U of {m} x {n}");
                Matrices.Orthonormal(n, kv, Matrices.Transpose(kv, n, vh), $"V of {m} x {n}");
                var scaled = new double[m * kv];
                for (var i = 0; i < m; i++)
                    for (var j = 0; j < least; j++)
                        scaled[i * kv + j] = u[i * ku + j] * s[j];
                Matrices.Near(a, Matrices.Multiply(1, m, kv, n, scaled, vh), 1e-12, $"{m} x {n}");
            }
    }

    [Fact]
    public void QR_rebuilds_the_matrix_with_orthonormal_columns()
    {
        foreach (var (m, n, a) in Samples())
            foreach (var complete in new[] { false, true })
            {
                var k = complete ? m : Math.Min(m, n);
                var (q, r) = (new double[m * k], new double[k * n]);
                Kernel.QrFactor<double>(1, m, n, complete, a, q, r);
                Matrices.Orthonormal(m, k, q, "Q");
                Matrices.Near(a, Matrices.Multiply(1, m, k, n, q, r), 1e-12, $"{m} x {n}");
            }
    }

    [Fact]
    public void Symmetric_eigenvalues_ascend_and_the_vectors_rebuild_the_matrix()
    {
        foreach (var (m, n, matrix) in Samples())
        {
            if (m != n)
                continue;
            var a = new double[n * n];
            for (var i = 0; i < n * n; i++)
                a[i] = matrix[Math.Max(i / n, i % n) * n + Math.Min(i / n, i % n)];
            var (values, vectors, info) = (new double[n], new double[n * n], new int[1]);
            // The triangle that is not named may hold anything.
            var lower = (double[])a.Clone();
            for (var i = 0; i < n * n; i++)
                lower[i] = i % n > i / n ? 99 : a[i];
            Kernel.Eigh<double>(1, n, false, lower, values, vectors, info);
            Assert.Equal(0, info[0]);
            Assert.True(values.Zip(values.Skip(1)).All(pair => pair.First <= pair.Second), "ascending");
            Matrices.Orthonormal(n, n, vectors, "eigenvectors");
            var scaled = vectors.Select((v, i) => v * values[i % n]).ToArray();
            Matrices.Near(a, Matrices.Multiply(1, n, n, n, scaled, Matrices.Transpose(n, n, vectors)), 1e-12, $"{n} x {n}");
            var alone = new double[n];
            Kernel.Eigh<double>(1, n, true, Matrices.Transpose(n, n, lower), alone, [], info);
            Assert.Equal(values, alone);
        }
    }

    [Fact]
    public void General_eigenvectors_satisfy_their_equation_and_have_unit_length()
    {
        var random = new Random(12);
        var cases = new List<(int N, double[] A)> { (2, [0, 1, -1, 0]), (2, [1, 1, 0, 1]), (3, new double[9]), (1, [4]) };
        foreach (var n in new[] { 3, 4, 8, 16 })
        {
            // A cyclic shift has the roots of unity as eigenvalues and stalls iterations without exceptional shifts.
            cases.Add((n, [.. Enumerable.Range(0, n * n).Select(i => (i / n + 1) % n == i % n ? 1.0 : 0)]));
            cases.Add((n, KernelCheck.Normal(random, n * n)));
            for (var trial = 0; trial < 50; trial++)
                cases.Add((n, [.. Enumerable.Range(0, n * n).Select(_ => random.Next(4) == 0 ? (double)random.Next(-2, 3) : 0)]));
        }
        foreach (var (n, a) in cases)
        {
            var (values, vectors, info) = (new double[2 * n], new double[2 * n * n], new int[1]);
            Kernel.Eig<double>(1, n, a, values, vectors, info);
            Assert.True(info[0] == 0, $"n {n}: {string.Join(",", a)}");
            for (var j = 0; j < n; j++)
            {
                var norm = 0.0;
                for (var i = 0; i < n; i++)
                {
                    var (re, im) = (vectors[2 * (i * n + j)], vectors[2 * (i * n + j) + 1]);
                    norm += re * re + im * im;
                    var (left, leftIm) = (0.0, 0.0);
                    for (var k = 0; k < n; k++)
                        (left, leftIm) = (left + a[i * n + k] * vectors[2 * (k * n + j)], leftIm + a[i * n + k] * vectors[2 * (k * n + j) + 1]);
                    Assert.Equal(values[2 * j] * re - values[2 * j + 1] * im, left, 1e-10);
                    Assert.Equal(values[2 * j] * im + values[2 * j + 1] * re, leftIm, 1e-10);
                }
                Assert.Equal(1, norm, 1e-12);
            }
        }
    }

    [Fact]
    public void Least_squares_of_a_deficient_matrix_has_the_least_norm()
    {
        // Columns 1 and 2 are equal: the two share the weight.
        var (x, ranks) = (new double[3], new int[1]);
        Kernel.LeastSquaresSolve<double>(1, 4, 3, 1, null, [1, 1, 0, 1, 1, 1, 1, 1, 2, 1, 1, 3], [1, 3, 5, 7], x, ranks);
        Assert.Equal(2, ranks[0]);
        KernelCheck.Close([0.5, 0.5, 2], x, 1e-12);
    }

    [Fact]
    public void Single_precision_is_accurate_to_its_rounding()
    {
        var random = new Random(13);
        const int n = 12;
        var a = KernelCheck.Normal(random, n * n);
        var (inverse, exact, info) = (new float[n * n], new double[n * n], new int[1]);
        Kernel.Inverse<float>(1, n, a.To<float>(), inverse, info);
        Kernel.Inverse<double>(1, n, a, exact, info);
        Matrices.Near(exact, Array.ConvertAll(inverse, v => (double)v), 1e-4, "inverse");
        var (s, expected) = (new float[n], new double[n]);
        Kernel.SingularValues<float>(1, n, n, false, a.To<float>(), [], s, [], info);
        Kernel.SingularValues<double>(1, n, n, false, a, [], expected, [], info);
        Matrices.Near(expected, Array.ConvertAll(s, v => (double)v), 1e-6, "singular values");
    }
}
