using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What linear algebra asks of shapes and types, in PyTorch's words.</summary>
internal static class LinalgShapes
{
    internal static void RequireFloat(Tensor a, string name)
    {
        a.RequireLive();
        if (DTypes.IsComplex(a.scalarType)) throw TorchError.Create($"{name}: this engine takes real matrices apart, of complex ones it has eig and eigvals. Got {DTypes.Name(a.scalarType)}");
        if (!DTypes.IsFloat(a.scalarType)) throw TorchError.Create($"{name}: Expected a floating point or complex tensor as input. Got {DTypes.Name(a.scalarType)}");
    }

    internal static void RequireMatrix(Tensor a, string name)
    {
        RequireFloat(a, name);
        if (a.layout.Rank < 2) throw TorchError.Create($"{name}: The input tensor A must have at least 2 dimensions.");
    }

    internal static void RequireSquare(Tensor a, string name)
    {
        a.RequireLive();
        if (a.layout.Rank < 2) throw TorchError.Create($"{name}: The input tensor A must have at least 2 dimensions.");
        if (a.layout.Sizes[^1] != a.layout.Sizes[^2]) throw TorchError.Create(
            $"{name}: A must be batches of square matrices, but they are {a.layout.Sizes[^2]} by {a.layout.Sizes[^1]} matrices");
    }

    internal static void RequireSquareFloat(Tensor a, string name)
    {
        RequireFloat(a, name);
        RequireSquare(a, name);
    }

    /// <summary>How many matrices a tensor holds.</summary>
    internal static int Count(Tensor a)
    {
        long count = 1;
        foreach (long size in a.layout.Sizes.AsSpan()[..^2]) count *= size;
        return (int)count;
    }

    internal static long[] Batch(Tensor a) => a.layout.Sizes[..^2];

    /// <summary>Identity matrices of a square matrix's shape and type.</summary>
    internal static Tensor Identity(Tensor a) => eye(a.layout.Sizes[^1], dtype: a.scalarType).expand(a.layout.Sizes.AsSpan()).clone();

    /// <summary>Two tensors of matrices with their batches broadcast against each other.</summary>
    internal static (Tensor a, Tensor b) Broadcast(Tensor a, Tensor b)
    {
        var batch = Broadcasting.Combine(Layout.Of(Batch(a)), Layout.Of(Batch(b))).Sizes;
        long[] Whole(Tensor x) => [.. batch, x.layout.Sizes[^2], x.layout.Sizes[^1]];
        return (a.expand(Whole(a).AsSpan()), b.expand(Whole(b).AsSpan()));
    }
}
