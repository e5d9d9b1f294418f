using static TorchSharp.torch;

namespace DeepDay3.Plotting.Figures;

/// <summary>Values of tensors as arrays, for drawing.</summary>
static class TensorValues
{
    /// <summary>All values in row-major order, whatever the type, the device and the strides.</summary>
    public static double[] Of(Tensor tensor)
    {
        using var scope = NewDisposeScope();
        return tensor.detach().to(ScalarType.Float64).cpu().contiguous().data<double>().ToArray();
    }

    /// <summary>A matrix.</summary>
    /// <exception cref="ArgumentException">The tensor has not two dimensions.</exception>
    public static double[,] Matrix(Tensor tensor, string who)
    {
        if (tensor.shape is not [long rows, long columns])
            throw new ArgumentException($"{who} got a tensor of shape [{string.Join(", ", tensor.shape)}]: a matrix was expected.");
        var matrix = new double[rows, columns];
        Buffer.BlockCopy(Of(tensor), 0, matrix, 0, checked((int)(rows * columns * sizeof(double))));
        return matrix;
    }
}
