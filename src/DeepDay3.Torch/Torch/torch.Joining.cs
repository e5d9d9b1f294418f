namespace TorchSharp;

public static partial class torch
{
    /// <summary>Joins tensors along an existing dimension.</summary>
    public static Tensor cat(IList<Tensor> tensors, long dim = 0) => cat(tensors.ToArray(), dim);

    public static Tensor cat(Tensor[] tensors, long dim = 0) => cat(tensors.AsSpan(), dim);

    public static Tensor cat(ReadOnlySpan<Tensor> tensors, long dim = 0)
    {
        if (tensors.Length == 0) throw TorchError.Create("torch.cat(): expected a non-empty list of Tensors");
        // Historically a 1-D tensor without elements joins with anything.
        var parts = new List<Tensor>();
        foreach (var tensor in tensors)
        {
            tensor.RequireLive();
            if (tensor.layout.Rank == 0) throw TorchError.Create("zero-dimensional tensor (at position " + parts.Count + ") cannot be concatenated");
            if (tensor.layout.Rank != 1 || tensor.layout.Count != 0) parts.Add(tensor);
        }
        if (parts.Count == 0) return tensors[0].clone();
        var first = parts[0];
        int d = first.layout.Dimension(dim);
        var type = first.scalarType;
        long length = 0;
        for (int i = 0; i < parts.Count; i++)
        {
            var part = parts[i];
            type = DTypes.Promote(type, part.scalarType);
            if (part.layout.Rank != first.layout.Rank) throw TorchError.Create($"Tensors must have same number of dimensions: got {first.layout.Rank} and {part.layout.Rank}");
            for (int j = 0; j < first.layout.Rank; j++)
                if (j != d && part.layout.Sizes[j] != first.layout.Sizes[j]) throw TorchError.Create(
                    $"Sizes of tensors must match except in dimension {d}. Expected size {first.layout.Sizes[j]} but got size {part.layout.Sizes[j]} for tensor number {i} in the list.");
            length += part.layout.Sizes[d];
        }
        var sizes = first.shape;
        sizes[d] = length;
        var result = Tensor.Allocate(Layout.Of(sizes), type);
        using (new GradMode.Guard(false))
        {
            long start = 0;
            foreach (var part in parts)
            {
                result.Window(d, start, part.layout.Sizes[d]).CopyFrom(part);
                start += part.layout.Sizes[d];
            }
        }
        return Tensor.Recording(tensors) ? result.Record(new CatBackward(tensors.ToArray(), first.layout.Rank, d)) : result;
    }

    public static Tensor concat(IList<Tensor> tensors, long dim = 0) => cat(tensors, dim);

    /// <summary>Joins tensors of one shape along a new dimension.</summary>
    public static Tensor stack(IEnumerable<Tensor> tensors, long dim = 0)
    {
        var parts = tensors.ToArray();
        if (parts.Length == 0) throw TorchError.Create("stack expects a non-empty TensorList");
        for (int i = 1; i < parts.Length; i++)
            if (!parts[i].layout.SameSizes(parts[0].layout)) throw TorchError.Create(
                $"stack expects each tensor to be equal size, but got {parts[0].layout.Describe()} at entry 0 and {parts[i].layout.Describe()} at entry {i}");
        return cat(Array.ConvertAll(parts, p => p.unsqueeze(dim)), dim);
    }

    /// <summary>Elements of <paramref name="x"/> where the condition holds, else of <paramref name="y"/>; all three broadcast.</summary>
    public static Tensor where(Tensor condition, Tensor x, Tensor y)
    {
        if (condition.dtype != ScalarType.Bool && condition.scalarType != ScalarType.Byte) throw TorchError.Create(
            $"where expected condition to be a boolean tensor, but got a tensor with dtype {DTypes.Name(condition.scalarType)}");
        var result = Choice.Where(condition, x, y);
        return Tensor.Recording(x, y) ? result.Record(new WhereBackward(condition, x, y)) : result;
    }
}
