using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What encoder and decoder layers of a transformer share.</summary>
internal static class FeedForward
{
    /// <summary>Two linear layers with an activation and dropout between them, and dropout behind.</summary>
    internal static Tensor Run(Tensor x, Linear first, Linear second, nn.Activations activation, double dropout, bool training)
    {
        var hidden = first.call(x);
        hidden = activation == nn.Activations.GELU ? nn.functional.gelu(hidden) : nn.functional.relu(hidden);
        return nn.functional.dropout(second.call(nn.functional.dropout(hidden, dropout, training)), dropout, training);
    }

    /// <summary>What attention adds to its queries.</summary>
    internal static Tensor Attend(MultiheadAttention attention, Tensor x, Tensor memory, Tensor? mask, Tensor? padded, double dropout, bool training) =>
        nn.functional.dropout(attention.call(x, memory, memory, padded, false, mask).Item1, dropout, training);
}
