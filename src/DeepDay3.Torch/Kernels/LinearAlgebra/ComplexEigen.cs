using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using ComplexMatrix = MathNet.Numerics.LinearAlgebra.Complex.DenseMatrix;

namespace TorchSharp.Kernels;

/// <summary>Eigenvalues and eigenvectors of one general complex row-major matrix in double precision.</summary>
internal static class ComplexEigen
{
    /// <summary>Writes n eigenvalues, in no order, and the n x n matrix whose columns are eigenvectors of unit length. False where the iteration did not converge.</summary>
    internal static bool Decompose<T>(int n, ReadOnlySpan<ComplexNumber<T>> matrix, Span<ComplexNumber<T>> values, Span<ComplexNumber<T>> vectors)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        if (n == 0) return true;
        var columns = new Complex[n * n];
        double largest = 0;
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
            {
                columns[(j * n) + i] = matrix[(i * n) + j].ToComplex();
                largest = Math.Max(largest, Complex.Abs(columns[(j * n) + i]));
            }
        if (!double.IsFinite(largest)) return false;
        if (largest == 0)
        {
            // Nothing to compare with: the library's iteration would never see an entry as negligible.
            values.Clear();
            vectors.Clear();
            for (int i = 0; i < n; i++) vectors[(i * n) + i] = ComplexNumber<T>.One;
            return true;
        }
        double scale = Math.ScaleB(1, -Math.ILogB(largest));
        for (int i = 0; i < columns.Length; i++) columns[i] *= scale;
        MathNet.Numerics.LinearAlgebra.Factorization.Evd<Complex> found;
        try
        {
            found = new ComplexMatrix(n, n, columns).Evd(Symmetricity.Asymmetric);
        }
        catch (MathNet.Numerics.NonConvergenceException)
        {
            return false;
        }
        for (int j = 0; j < n; j++)
        {
            values[j] = ComplexNumber<T>.From(found.EigenValues[j] / scale);
            double norm = found.EigenVectors.Column(j).L2Norm();
            for (int i = 0; i < n; i++) vectors[(i * n) + j] = ComplexNumber<T>.From(found.EigenVectors[i, j] / norm);
        }
        return true;
    }
}
