namespace TorchSharp;

public static partial class torch
{
    /// <summary>The product of matrices, in the order of least work.</summary>
    public static Tensor chain_matmul(params Tensor[] matrices)
    {
        foreach (var matrix in matrices)
            if (matrix.Dimensions != 2) throw TorchError.Create($"Tensor dimension is {matrix.Dimensions}, expected 2 instead.");
        return linalg.multi_dot(matrices);
    }

    /// <summary>Distances between the rows of two matrices (or batches of them), in the p-norm.</summary>
    public static Tensor cdist(Tensor x1, Tensor x2, double p = 2, compute_mode compute_mode = compute_mode.use_mm_for_euclid_dist_if_necessary)
    {
        if (x1.Dimensions < 2) throw TorchError.Create($"cdist only supports at least 2D tensors, X1 got: {x1.Dimensions}D");
        if (x2.Dimensions < 2) throw TorchError.Create($"cdist only supports at least 2D tensors, X2 got: {x2.Dimensions}D");
        if (x1.layout.Sizes[^1] != x2.layout.Sizes[^1]) throw TorchError.Create($"X1 and X2 must have the same number of columns. X1: {x1.layout.Sizes[^1]} X2: {x2.layout.Sizes[^1]}");
        if (p < 0) throw TorchError.Create("cdist only supports non-negative p values");
        // Always from the differences: the detour by way of a matrix product, which the modes are about, loses half of the digits.
        return (x1.unsqueeze(-2) - x2.unsqueeze(-3)).VectorNorm(p, [-1], keep: false);
    }

    /// <summary>Einstein's sum, for example "bij,bjk->bik". Letters that are not in the result are summed over; '...' stands for further dimensions.</summary>
    public static Tensor einsum(string equation, params Tensor[] tensors) => Einsum.Run(equation, tensors);
}
