using System.Text.Json;
using TorchSharp.Kernels;
using Kernel = TorchSharp.Kernels.LinearAlgebra;

namespace DeepDay3.Torch.Tests.Kernels;

public class LinearAlgebraTests
{
    public static TheoryData<int, string> Squares => KernelGolden.Rows("LinearAlgebra", "square");

    public static TheoryData<int, string> Rectangles => KernelGolden.Rows("LinearAlgebra", "rectangular");

    [Theory]
    [MemberData(nameof(Squares))]
    public void Square_matrices_give_PyTorchs_factors_solutions_and_values(int index, string operation)
    {
        Assert.Equal("square", operation);
        var item = KernelGolden.Case("LinearAlgebra", index);
        var n = item.Int("n");
        var a = KernelGolden.Ramp(2 * n * n, n);
        var b = KernelGolden.Ramp(2 * n * 3, n + 1);
        CheckLu(item, n, a, b);
        var (spd, symmetric) = (new double[a.Length], new double[a.Length]);
        for (var k = 0; k < 2; k++)
            for (var i = 0; i < n; i++)
                for (var j = 0; j < n; j++)
                {
                    symmetric[(k * n + i) * n + j] = a[(k * n + i) * n + j] + a[(k * n + j) * n + i];
                    spd[(k * n + i) * n + j] = (i == j ? 1 : 0) + KernelCheck.Dot(a.AsSpan((k * n + i) * n, n), a.AsSpan((k * n + j) * n, n));
                }
        var (factor, info) = (new double[a.Length], new int[2]);
        Kernel.CholeskyFactor<double>(2, n, false, spd, factor, info);
        KernelCheck.Close(item.Doubles("cholesky"), factor, 1e-10, "cholesky");
        var solution = (double[])b.Clone();
        Kernel.CholeskySolve<double>(2, n, 3, false, factor, solution);
        KernelCheck.Close(b, Matrices.Multiply(2, n, n, 3, spd, solution), 1e-9, "A times the Cholesky solution");
        Kernel.CholeskyFactor<double>(2, n, true, spd, factor, info);
        KernelCheck.Close(item.Doubles("upper"), factor, 1e-10, "upper");
        solution = (double[])b.Clone();
        Kernel.CholeskySolve<double>(2, n, 3, true, factor, solution);
        KernelCheck.Close(b, Matrices.Multiply(2, n, n, 3, spd, solution), 1e-9, "A times the upper Cholesky solution");
        var (values, vectors) = (new double[2 * n], new double[a.Length]);
        Kernel.Eigh<double>(2, n, false, symmetric, values, vectors, info);
        KernelCheck.Close(item.Doubles("eigh"), values, 1e-11, "eigh");
        var complex = new double[2 * n];
        Kernel.Eig<double>(1, n, a.AsSpan(0, n * n), complex, [], info.AsSpan(0, 1));
        double[] sorted = [.. complex.Chunk(2).OrderBy(z => Math.Round(z[0], 9)).ThenBy(z => Math.Round(z[1], 9)).SelectMany(z => z)];
        KernelCheck.Close(item.Doubles("eig"), sorted, 1e-8, "eig");
    }

    static void CheckLu(JsonElement item, int n, double[] a, double[] b)
    {
        var (factors, pivots, info) = ((double[])a.Clone(), new int[2 * n], new int[2]);
        Kernel.LuFactor<double>(2, n, n, factors, pivots, info);
        Assert.Equal([0, 0], info);
        KernelCheck.Close(item.Doubles("lu"), factors, 1e-10, "lu");
        Assert.Equal(item.Longs("pivots"), Array.ConvertAll(pivots, p => (long)p));
        var (first, second) = (new double[2], new double[2]);
        Kernel.Determinant<double>(2, n, a, first);
        KernelCheck.Close(item.Doubles("det"), first, 1e-10, "det");
        Kernel.LogDeterminant<double>(2, n, a, first, second);
        KernelCheck.Close(item.Doubles("sign"), first, 0, "sign");
        KernelCheck.Close(item.Doubles("log"), second, 1e-10, "log");
        var inverse = new double[a.Length];
        Kernel.Inverse<double>(2, n, a, inverse, info);
        KernelCheck.Close(item.Doubles("inverse"), inverse, 1e-9, "inverse");
        var solution = (double[])b.Clone();
        Kernel.Solve<double>(2, n, 3, a, solution, info);
        KernelCheck.Close(item.Doubles("solve"), solution, 1e-9, "solve");
        var again = (double[])b.Clone();
        Kernel.LuSolve<double>(2, n, 3, factors, pivots, again);
        Assert.Equal(solution, again);
        var option = 0;
        foreach (var expected in item.GetProperty("triangular").EnumerateArray())
        {
            var x = (double[])b.Clone();
            Kernel.TriangularSolve<double>(2, n, 3, a, (option & 4) != 0, (option & 2) != 0, (option & 1) != 0, x);
            KernelCheck.Close([.. expected.EnumerateArray().Select(v => v.GetDouble())], x, 1e-9, $"triangular option {option}");
            option++;
        }
        Assert.Equal(8, option);
    }

    [Theory]
    [MemberData(nameof(Rectangles))]
    public void Rectangular_matrices_give_PyTorchs_factors_and_solutions(int index, string operation)
    {
        Assert.Equal("rectangular", operation);
        var item = KernelGolden.Case("LinearAlgebra", index);
        var (m, n) = (item.Int("m"), item.Int("n"));
        var a = KernelGolden.Ramp(m * n, m + n);
        var (q, r) = (new double[m * m], new double[m * n]);
        Kernel.QrFactor<double>(1, m, n, true, a, q, r);
        KernelCheck.Close(item.Doubles("q"), q, 1e-11, "q");
        KernelCheck.Close(item.Doubles("r"), r, 1e-11, "r");
        var (values, info) = (new double[Math.Min(m, n)], new int[1]);
        Kernel.SingularValues<double>(1, m, n, false, a, [], values, [], info);
        KernelCheck.Close(item.Doubles("values"), values, 1e-12, "singular values");
        var inverse = new double[m * n];
        Kernel.PseudoInverse<double>(1, m, n, null, a, inverse, info);
        KernelCheck.Close(item.Doubles("pinv"), inverse, 1e-10, "pinv");
        var (x, ranks) = (new double[n * 2], new int[1]);
        Kernel.LeastSquaresSolve<double>(1, m, n, 2, null, a, KernelGolden.Ramp(m * 2, m), x, ranks);
        KernelCheck.Close(item.Doubles("lstsq"), x, 1e-10, "lstsq");
        Assert.Equal(Math.Min(m, n), ranks[0]);
    }

    [Fact]
    public void A_singular_matrix_is_reported_and_its_right_side_left_alone()
    {
        var (b, info) = (new double[] { 1, 2, 3, 4, 5, 6 }, new int[3]);
        Kernel.Solve<double>(3, 2, 1, [1, 0, 0, 1, 1, 2, 2, 4, 0, 0, 0, 0], b, info);
        Assert.Equal([0, 2, 1], info);
        Assert.Equal([1.0, 2, 3, 4, 5, 6], b);
        Assert.Equal("linalg.solve: (Batch element 1): The solver failed because the input matrix is singular.", LinearAlgebraMessages.SingularSolve("linalg.solve", info, true));
        Assert.Equal("linalg.inv: (Batch element 1): The diagonal element 2 is zero, the inversion could not be completed because the input matrix is singular.", LinearAlgebraMessages.SingularInverse("linalg.inv", info, true));
        Assert.Null(LinearAlgebraMessages.SingularInverse("linalg.inv", [0, 0], true));
        var (sign, log) = (new double[1], new double[1]);
        Kernel.LogDeterminant<double>(1, 2, [1, 2, 2, 4], sign, log);
        Assert.Equal((0.0, double.NegativeInfinity), (sign[0], log[0]));
    }

    [Fact]
    public void A_matrix_that_is_not_positive_definite_names_the_leading_minor()
    {
        var info = new int[1];
        Kernel.CholeskyFactor<float>(1, 2, false, [1, 2, 2, 1], new float[4], info);
        Assert.Equal(
            "linalg.cholesky: The factorization could not be completed because the input is not positive-definite (the leading minor of order 2 is not positive-definite).",
            LinearAlgebraMessages.NotPositiveDefinite("linalg.cholesky", info, false));
        Kernel.CholeskyFactor<float>(1, 2, false, [float.NaN, 2, 2, 1], new float[4], info);
        Assert.Equal(1, info[0]);
    }

    [Fact]
    public void Empty_matrices_are_no_error()
    {
        var (one, info) = (new double[1], new int[1]);
        Kernel.Determinant<double>(1, 0, [], one);
        Assert.Equal(1.0, one[0]);
        Kernel.Inverse<double>(1, 0, [], [], info);
        Kernel.CholeskyFactor<double>(1, 0, false, [], [], info);
        Kernel.Eigh<double>(1, 0, false, [], [], [], info);
        Kernel.Eig<double>(1, 0, [], [], [], info);
        var q = new double[9];
        Kernel.QrFactor<double>(1, 3, 0, true, [], q, []);
        Assert.Equal([1.0, 0, 0, 0, 1, 0, 0, 0, 1], q);
        Kernel.SingularValues<double>(1, 3, 0, true, [], q, [], [], info);
        Assert.Equal([1.0, 0, 0, 0, 1, 0, 0, 0, 1], q);
        var x = new double[] { 7, 7 };
        Kernel.LeastSquaresSolve<double>(1, 0, 2, 1, null, [], [], x, info);
        Assert.Equal([0.0, 0], x);
    }

    [Fact]
    public void What_is_not_finite_is_reported()
    {
        var info = new int[1];
        Kernel.SingularValues<double>(1, 2, 2, false, [1, double.NaN, 0, 1], [], new double[2], [], info);
        Assert.Equal(1, info[0]);
        Kernel.Eig<double>(1, 2, [1, double.PositiveInfinity, 0, 1], new double[4], [], info);
        Assert.Equal(1, info[0]);
        var values = new double[2];
        Kernel.Eigh<double>(1, 2, false, [double.NaN, 0, 0, 1], values, [], info);
        Assert.All(values, value => Assert.True(double.IsNaN(value)));
    }
}
