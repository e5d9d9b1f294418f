using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests;

/// <summary>Malformed arguments are refused in PyTorch's words.</summary>
public class RefusalTests
{
    static void Fails(string message, Action action) => Assert.Contains(message, Assert.Throws<ExternalException>(action).Message);

    [Fact]
    public void Pivots_that_are_none()
    {
        var a = tensor(new double[] { 2, 1, 0, 1, 3, 1, 0, 1, 4 }).view(3, 3);
        var (factors, pivots) = linalg.lu_factor(a);
        var b = ones(3, 1, float64);
        Assert.True(a.matmul(linalg.lu_solve(factors, pivots, b)).allclose(b));
        Fails("pivots should be a Tensor of scalar type torch.int32", () => linalg.lu_solve(factors, pivots.to_type(int64), b));
        Fails("but got pivots with shape [2] instead", () => linalg.lu_solve(factors, pivots.narrow(0, 0, 2), b));
        Fails("but got pivots with shape [] instead", () => linalg.lu_solve(factors, pivots[0], b));
        Fails("pivots must be between 1 and LU.size(-2) inclusive", () => linalg.lu_solve(factors, tensor(new[] { 7, 9, 1 }), b));
        Fails("pivots must be between 1 and LU.size(-2) inclusive", () => linalg.lu_solve(factors, tensor(new[] { 1, 2, 0 }), b));
        Fails("The input tensor B must have at least 2 dimensions.", () => linalg.lu_solve(factors, pivots, ones(3, float64)));
        Fails("Incompatible shapes of A and B for the equation AX = B (3x3 and 4x1)", () => linalg.lu_solve(factors, pivots, ones(4, 1, float64)));
    }

    [Fact]
    public void Normalizations_of_mixed_types()
    {
        Fails("mixed dtype (CPU): expect input to have scalar type of BFloat16", () => nn.BatchNorm1d(2).call(ones([3, 2], float64)));
        Fails("expected scalar type Double but found Float", () => nn.LayerNorm(2).call(ones([3, 2], float64)));
    }

    [Fact]
    public void Bilinear_forms_of_other_ranks()
    {
        static Tensor Of(params long[] shape) => ones(shape);
        Fails("bilinear(): weight must have 3 dimensions, got 2", () => nn.functional.bilinear(Of(2, 3), Of(2, 2), Of(4, 3)));
        Fails("bilinear(): input dimensions do not match: got 0 and 2", () => nn.functional.bilinear(tensor(1f), Of(2, 2), Of(4, 3, 2)));
        Fails("bilinear(): input dimensions do not match: got 3 and 2", () => nn.functional.bilinear(Of(5, 2, 3), Of(2, 2), Of(4, 3, 2)));
        Fails("bilinear(): input batch dimensions do not match at dim 0: got 5 and 2", () => nn.functional.bilinear(Of(5, 3), Of(2, 2), Of(4, 3, 2)));
        Fails("bilinear(): bias size does not match weight size", () => nn.functional.bilinear(Of(2, 3), Of(2, 2), Of(4, 3, 2), Of(3)));
        Assert.Equal([4], nn.functional.bilinear(Of(3), Of(2), Of(4, 3, 2)).shape);
    }
}
