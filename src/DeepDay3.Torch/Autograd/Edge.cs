namespace TorchSharp;

/// <summary>Where a gradient goes: a node and which of its outputs.</summary>
internal readonly record struct Edge(Node? Node, int Output)
{
    internal static Edge To(torch.Tensor? tensor)
    {
        if (tensor is null) return default;
        if (tensor.viewBase is not null) tensor.RefreshView();
        if (tensor.meta is not { } meta) return default;
        return meta.GradFn is not null ? new Edge(meta.GradFn, meta.Output) : meta.RequiresGrad ? new Edge(meta.Accumulator(tensor), 0) : default;
    }
}
