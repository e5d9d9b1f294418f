using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>What needs no micro-kernel: products without terms, and numbers other than float and double.</summary>
internal static unsafe class GemmPlain
{
    /// <summary>C = beta C; zero for beta 0, whatever C holds.</summary>
    public static void Scale<T>(in GemmProblem<T> problem) where T : unmanaged, INumber<T>
    {
        for (nint i = 0; i < problem.M; i++)
        {
            var row = new Span<T>(problem.C + i * problem.CRow, problem.N);
            if (T.IsZero(problem.Beta))
                row.Clear();
            else
                foreach (ref T value in row)
                    value *= problem.Beta;
        }
    }

    /// <summary>The product by its definition, row by row.</summary>
    public static void Multiply<T>(in GemmProblem<T> problem) where T : unmanaged, INumber<T>
    {
        Scale(problem);
        for (nint i = 0; i < problem.M; i++)
            for (nint p = 0; p < problem.K; p++)
            {
                Interruption.ThrowIfRequested();
                T x = problem.Alpha * problem.A[i * problem.ARow + p * problem.ACol];
                for (nint j = 0; j < problem.N; j++)
                    problem.C[i * problem.CRow + j] += x * problem.B[p * problem.BRow + j * problem.BCol];
            }
    }
}
