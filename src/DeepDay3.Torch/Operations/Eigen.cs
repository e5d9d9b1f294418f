using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Eigenvalues and eigenvectors of general matrices [..., n, n], real or complex.</summary>
internal static class Eigen
{
    internal static (Tensor values, Tensor vectors) Decompose(Tensor a, string name)
    {
        a.RequireLive();
        LinalgShapes.RequireSquare(a, name);
        var type = DTypes.ComplexOf(a.scalarType);
        if (!a.detach().isfinite().all().item<bool>()) throw TorchError.Create("torch.linalg.eig: input tensor should not contain infs or NaNs.");
        long n = a.layout.Sizes[^1];
        var values = Tensor.Allocate(Layout.Of([.. LinalgShapes.Batch(a), n]), type);
        var vectors = Tensor.Allocate(Layout.Of([.. LinalgShapes.Batch(a), n, n]), type);
        var action = new Action { A = a.Compact(), Values = values, Vectors = vectors, Info = new int[LinalgShapes.Count(a)] };
        if (vectors.layout.Count > 0) Dispatch.Float(DTypes.RealOf(type), ref action, "linalg_eig");
        GC.KeepAlive(action.A);
        if (LinearAlgebraMessages.NotConverged(name, action.Info, a.layout.Rank > 2) is { } message) throw TorchError.Create(message);
        FactorizationBackward.Record("LinalgEigBackward0", a, [values, vectors], static (g, a, f) => Gradient(g[0], g[1], f[0], f[1], DTypes.IsComplex(a.scalarType)));
        return (values, vectors);
    }

    struct Action : IFloatAction
    {
        internal Tensor A;
        internal Tensor Values;
        internal Tensor Vectors;
        internal int[] Info;

        public readonly void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            int n = (int)A.layout.Sizes[^1];
            var values = Values.Elements<ComplexNumber<T>>();
            var vectors = Vectors.Elements<ComplexNumber<T>>();
            if (!DTypes.IsComplex(A.scalarType))
            {
                LinearAlgebra.Eig(Info.Length, n, A.Elements<T>(), ComplexLines.Parts(values), ComplexLines.Parts(vectors), Info);
                return;
            }
            var matrices = A.Elements<ComplexNumber<T>>();
            for (int i = 0; i < Info.Length; i++)
                Info[i] = ComplexEigen.Decompose<T>(n, matrices.Slice(i * n * n, n * n), values.Slice(i * n, n), vectors.Slice(i * n * n, n * n)) ? 0 : 1;
        }
    }

    /// <summary>
    /// With A = V diag(L) V^-1: V^-H (diag(gL) + (V^H gV - V^H V diag(Re V^H gV)) / conj(L_j - L_i)) V^H (Boeddeker et al., "On the computation of
    /// complex-valued gradients with application to statistically optimum beamforming", 2017, equation 4.77).
    /// </summary>
    static Tensor Gradient(Tensor? toValues, Tensor? toVectors, Tensor values, Tensor vectors, bool complex)
    {
        var adjoint = vectors.mH;
        Tensor? inner = toValues?.diag_embed();
        if (toVectors is not null)
        {
            var turned = adjoint.matmul(toVectors);
            var diagonal = turned.diagonal(0, -2, -1);
            if (!allclose(diagonal.imag.detach(), zeros_like(diagonal.imag.detach()), 1e-2, 1e-2)) throw TorchError.Create(
                "linalg_eig_backward: The eigenvectors in the complex case are specified up to multiplication by e^{i phi}. The specified loss function depends on this quantity, so it is ill-defined.");
            var apart = (values.unsqueeze(-2) - values.unsqueeze(-1)).conj();
            var same = eye(values.layout.Sizes[^1], dtype: ScalarType.Bool);
            var between = (turned - (adjoint.matmul(vectors) * diagonal.real.unsqueeze(-2))) / apart.masked_fill(same, 1);
            between = between.masked_fill(same, 0);
            inner = inner is null ? between : inner + between;
        }
        var gradient = Solve(adjoint, inner!.matmul(adjoint));
        return complex ? gradient : gradient.real;
    }

    /// <summary>A X = B for complex matrices, as a real system of twice the size.</summary>
    static Tensor Solve(Tensor a, Tensor b)
    {
        var (re, im) = (a.real, a.imag);
        var whole = cat([cat([re, -im], -1), cat([im, re], -1)], -2);
        var found = linalg.solve(whole, cat([b.real, b.imag], -2));
        long n = a.layout.Sizes[^1];
        return torch.complex(found.narrow(-2, 0, n), found.narrow(-2, n, n));
    }
}
