using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// A tensor kept for the backward pass. Holds its memory even when the program disposes the tensor, and notices when it was changed in
/// place meanwhile.
/// </summary>
internal struct SavedTensor
{
    Tensor? tensor;
    readonly int version;
    readonly bool isOutput;

    internal SavedTensor(Tensor? tensor, bool isOutput = false)
    {
        if (tensor is null) return;
        if (tensor.memory.Inference) throw TorchError.Create("Inference tensors cannot be saved for backward. To work around you can make a clone to get a normal tensor and use it in autograd.");
        this.tensor = tensor;
        this.isOutput = isOutput;
        version = tensor.memory.Version;
        tensor.memory.Retain();
    }

    /// <summary>The tensor, checked. Null where none was saved.</summary>
    internal readonly Tensor? OrNull(Node node)
    {
        if (node.Released) throw TorchError.Create(
            "Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). " +
            "Saved intermediate values of the graph are freed when you call .backward() or autograd.grad(). Specify retain_graph=True if you need to backward through the graph a second time or if you need to access saved tensors after calling backward.");
        if (tensor is null) return null;
        if (tensor.memory.Version != version)
        {
            string place = isOutput ? $", which is output 0 of {node.Name},"
                : tensor.meta is { GradFn: { } origin } meta ? $", which is output {meta.Output} of {origin.Name}," : "";
            throw TorchError.Create(
                $"one of the variables needed for gradient computation has been modified by an inplace operation: [torch.{DTypes.Name(tensor.scalarType)}Tensor {tensor.layout.Describe()}]{place} is at version {tensor.memory.Version}; expected version {version} instead. " +
                "Hint: enable anomaly detection to find the operation that failed to compute its gradient, with torch.autograd.set_detect_anomaly(True).");
        }
        return tensor.disposed ? Tensor.Revive(tensor) : tensor;
    }

    /// <summary>A handle on the tensor while there is no node yet to belong to.</summary>
    internal readonly Tensor? Unchecked() => tensor is null ? null : tensor.disposed ? Tensor.Revive(tensor) : tensor.Twin();

    internal readonly Tensor Get(Node node) => OrNull(node)!;

    internal void Release()
    {
        tensor?.memory.Release();
        tensor = null;
    }
}
