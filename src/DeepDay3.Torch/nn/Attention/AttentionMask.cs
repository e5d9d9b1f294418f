using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// Masks of multi-head attention as one tensor [N heads or 1, L, S] that is added to the scores: -inf where a query must not look.
/// In a bool mask true stands for "must not".
/// </summary>
internal static class AttentionMask
{
    /// <summary>Joins the mask of places with that of padded keys; null where neither is given.</summary>
    internal static Tensor? Combine(Tensor? places, Tensor? padding, long batch, long heads, long queries, long keys, ScalarType type)
    {
        var mask = places is null ? null : Places(places, batch * heads, queries, keys);
        if (padding is not null)
        {
            Require(padding, "key_padding_mask");
            if (padding.layout.Rank != 2 || padding.layout.Sizes[0] != batch || padding.layout.Sizes[1] != keys) throw TorchError.Create(
                $"expecting key_padding_mask shape of ({batch}, {keys}), but got {padding.layout.Describe()}");
            var spread = padding.reshape(batch, 1, 1, keys).expand(batch, heads, 1, keys).reshape(batch * heads, 1, keys);
            mask = mask is null ? spread
                : mask.scalarType == ScalarType.Bool && spread.scalarType == ScalarType.Bool ? mask.logical_or(spread)
                : Added(mask, type) + Added(spread, type);
        }
        return mask is null ? null : Added(mask, type);
    }

    static Tensor Places(Tensor mask, long rows, long queries, long keys)
    {
        Require(mask, "attn_mask");
        var sizes = mask.layout.Sizes;
        if (sizes.Length == 2)
        {
            if (sizes[0] != queries || sizes[1] != keys) throw TorchError.Create($"The shape of the 2D attn_mask is {mask.layout.Describe()}, but should be ({queries}, {keys}).");
            return mask.unsqueeze(0);
        }
        if (sizes.Length != 3) throw TorchError.Create($"attn_mask's dimension {sizes.Length} is not supported");
        if (sizes[0] != rows || sizes[1] != queries || sizes[2] != keys) throw TorchError.Create($"The shape of the 3D attn_mask is {mask.layout.Describe()}, but should be ({rows}, {queries}, {keys}).");
        return mask;
    }

    /// <summary>A bool mask as numbers to add.</summary>
    static Tensor Added(Tensor mask, ScalarType type) =>
        mask.scalarType == ScalarType.Bool ? zeros(mask.shape, type).masked_fill(mask, double.NegativeInfinity) : mask.to_type(type);

    static void Require(Tensor mask, string name)
    {
        mask.RequireLive();
        if (mask.scalarType != ScalarType.Bool && !DTypes.IsFloat(mask.scalarType)) throw TorchError.Create($"only bool and floating types of {name} are supported, not {DTypes.Name(mask.scalarType)}");
    }
}
