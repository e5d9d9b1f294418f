namespace TorchSharp;

/// <summary>What the cell modules accept: a batch of rows or a single row.</summary>
internal static class CellInput
{
    internal static torch.Tensor Rows(torch.Tensor tensor, long width)
    {
        if (tensor.dim() is not (1 or 2)) throw TorchError.Create($"RNNCell: Expected input to be 1-D or 2-D but received {tensor.dim()}-D tensor");
        if (tensor.layout.Sizes[^1] != width) throw TorchError.Create($"input has inconsistent input_size: got {tensor.layout.Sizes[^1]} expected {width}");
        return tensor.dim() == 1 ? tensor.unsqueeze(0) : tensor;
    }
}
