namespace TorchSharp;

public static partial class torch
{
    public static Tensor concat(Tensor[] tensors, long dim = 0) => cat(tensors, dim);

    public static Tensor concat(ReadOnlySpan<Tensor> tensors, long dim = 0) => cat(tensors, dim);

    public static Tensor concatenate(IList<Tensor> tensors, long axis = 0) => cat(tensors, axis);

    public static Tensor concatenate(Tensor[] tensors, long axis = 0) => cat(tensors, axis);

    public static Tensor concatenate(ReadOnlySpan<Tensor> tensors, long axis = 0) => cat(tensors, axis);

    /// <summary>Side by side: along the second dimension, vectors along their only one.</summary>
    public static Tensor hstack(IEnumerable<Tensor> tensors) => Horizontal(tensors.ToArray());

    public static Tensor hstack(IList<Tensor> tensors) => Horizontal([.. tensors]);

    public static Tensor hstack(params Tensor[] tensors) => Horizontal(tensors);

    public static Tensor hstack(ReadOnlySpan<Tensor> tensors) => Horizontal(tensors.ToArray());

    /// <summary>One below the other: along the first dimension; vectors are rows.</summary>
    public static Tensor vstack(IList<Tensor> tensors) => Vertical([.. tensors]);

    public static Tensor vstack(Tensor[] tensors) => Vertical(tensors);

    public static Tensor vstack(ReadOnlySpan<Tensor> tensors) => Vertical(tensors.ToArray());

    public static Tensor row_stack(IList<Tensor> tensors) => Vertical([.. tensors]);

    public static Tensor row_stack(params Tensor[] tensors) => Vertical(tensors);

    public static Tensor row_stack(ReadOnlySpan<Tensor> tensors) => Vertical(tensors.ToArray());

    /// <summary>One behind the other: along the third dimension.</summary>
    public static Tensor dstack(IEnumerable<Tensor> tensors) => Deep(tensors.ToArray());

    public static Tensor dstack(IList<Tensor> tensors) => Deep([.. tensors]);

    public static Tensor dstack(params Tensor[] tensors) => Deep(tensors);

    public static Tensor dstack(ReadOnlySpan<Tensor> tensors) => Deep(tensors.ToArray());

    /// <summary>Side by side; vectors are columns.</summary>
    public static Tensor column_stack(IList<Tensor> tensors) => Columns([.. tensors]);

    public static Tensor column_stack(params Tensor[] tensors) => Columns(tensors);

    public static Tensor column_stack(ReadOnlySpan<Tensor> tensors) => Columns(tensors.ToArray());

    static Tensor Horizontal(Tensor[] tensors)
    {
        RequireAny(tensors, "hstack");
        var parts = Array.ConvertAll(tensors, t => t.atleast_1d());
        return cat(parts, parts[0].layout.Rank == 1 ? 0 : 1);
    }

    static Tensor Vertical(Tensor[] tensors)
    {
        RequireAny(tensors, "vstack");
        return cat(Array.ConvertAll(tensors, t => t.atleast_2d()), 0);
    }

    static Tensor Deep(Tensor[] tensors)
    {
        RequireAny(tensors, "dstack");
        return cat(Array.ConvertAll(tensors, t => t.atleast_3d()), 2);
    }

    static Tensor Columns(Tensor[] tensors)
    {
        RequireAny(tensors, "column_stack");
        return Horizontal(Array.ConvertAll(tensors, t => t.dim() <= 1 ? t.reshape(t.numel(), 1) : t));
    }

    static void RequireAny(Tensor[] tensors, string name)
    {
        if (tensors.Length == 0) throw TorchError.Create($"{name} expects a non-empty TensorList");
    }

    public static IEnumerable<Tensor> atleast_1d(params Tensor[] input) => Array.ConvertAll(input, t => t.atleast_1d());

    public static IEnumerable<Tensor> atleast_2d(params Tensor[] input) => Array.ConvertAll(input, t => t.atleast_2d());

    public static IEnumerable<Tensor> atleast_3d(params Tensor[] input) => Array.ConvertAll(input, t => t.atleast_3d());

    public partial class Tensor
    {
        public Tensor atleast_1d() => dim() == 0 ? reshape(1) : alias();

        /// <summary>A vector becomes a row.</summary>
        public Tensor atleast_2d() => dim() switch
        {
            0 => reshape(1, 1),
            1 => unsqueeze(0),
            _ => alias(),
        };

        /// <summary>A vector lies along the second of three dimensions; a matrix gets a third one behind its own.</summary>
        public Tensor atleast_3d() => dim() switch
        {
            0 => reshape(1, 1, 1),
            1 => unsqueeze(0).unsqueeze(-1),
            2 => unsqueeze(-1),
            _ => alias(),
        };
    }
}
