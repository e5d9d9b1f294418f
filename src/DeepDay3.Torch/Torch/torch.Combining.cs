namespace TorchSharp;

public static partial class torch
{
    /// <summary>The shape that all shapes broadcast to.</summary>
    public static Size broadcast_shapes(params long[][] shapes)
    {
        var common = Layout.Scalar;
        foreach (var shape in shapes) common = Broadcasting.Combine(common, Layout.Of([.. shape]));
        return new Size(common.Sizes);
    }

    /// <summary>Views of the tensors in the shape that they all broadcast to.</summary>
    public static IList<Tensor> broadcast_tensors(params Tensor[] tensors)
    {
        var common = Layout.Scalar;
        foreach (var tensor in tensors) common = Broadcasting.Combine(common, tensor.layout);
        return Array.ConvertAll(tensors, t => t.expand(common.Sizes.AsSpan()));
    }

    /// <summary>A grid from vectors: each result holds one coordinate of every point. "ij": by matrix index; "xy": the first two dimensions exchanged.</summary>
    public static Tensor[] meshgrid(IEnumerable<Tensor> tensors, string indexing = "ij")
    {
        var axes = tensors.ToArray();
        if (axes.Length == 0) throw TorchError.Create("meshgrid expects a non-empty TensorList");
        foreach (var axis in axes)
        {
            if (axis.dim() > 1) throw TorchError.Create($"torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: a tensor of shape {axis.layout.Describe()}");
            if (axis.scalarType != axes[0].scalarType) throw TorchError.Create("meshgrid expects all tensors to have the same dtype");
        }
        if (indexing is not ("ij" or "xy")) throw TorchError.Create($"torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: {indexing}");
        bool swap = indexing == "xy" && axes.Length >= 2;
        if (swap) (axes[0], axes[1]) = (axes[1], axes[0]);
        long[] shape = [.. axes.Select(a => a.layout.Count)];
        var grids = new Tensor[axes.Length];
        for (int i = 0; i < axes.Length; i++)
        {
            var own = Enumerable.Repeat(1L, axes.Length).ToArray();
            own[i] = shape[i];
            grids[i] = axes[i].view(own).expand(shape);
        }
        if (!swap) return grids;
        (grids[0], grids[1]) = (grids[1], grids[0]);
        return grids;
    }

    /// <summary>All combinations of one element from each vector, as rows.</summary>
    public static Tensor cartesian_prod(IList<Tensor> tensors) => Cartesian([.. tensors]);

    public static Tensor cartesian_prod(params Tensor[] tensors) => Cartesian(tensors);

    public static Tensor cartesian_prod(ReadOnlySpan<Tensor> tensors) => Cartesian(tensors.ToArray());

    static Tensor Cartesian(Tensor[] tensors)
    {
        foreach (var tensor in tensors) RequireVector(tensor);
        return tensors.Length == 1 ? tensors[0].alias() : stack(meshgrid(tensors).Select(g => g.flatten()), 1);
    }

    static void RequireVector(Tensor tensor)
    {
        if (tensor.dim() != 1) throw TorchError.Create($"Expect a 1D vector, but got shape {tensor.layout.Describe()}");
    }

    /// <summary>All choices of <paramref name="r"/> elements of a vector in their order, as rows.</summary>
    public static Tensor combinations(Tensor input, int r = 2, bool with_replacement = false)
    {
        RequireVector(input);
        if (r < 0) throw TorchError.Create($"Expect a non-negative number, but got {r}");
        if (r == 0) return empty([0], input.dtype);
        int n = (int)input.layout.Count;
        var rows = new List<long>();
        var choice = new int[r];
        for (int i = 0; i < r && !with_replacement; i++) choice[i] = i;
        bool more = with_replacement ? n > 0 : r <= n;
        while (more)
        {
            foreach (int i in choice) rows.Add(i);
            int at = r - 1;
            while (at >= 0 && choice[at] == (with_replacement ? n - 1 : n - r + at)) at--;
            more = at >= 0;
            if (!more) break;
            choice[at]++;
            for (int i = at + 1; i < r; i++) choice[i] = with_replacement ? choice[at] : choice[i - 1] + 1;
        }
        return input.index_select(0, tensor(rows)).view(rows.Count / r, r);
    }

    /// <summary>A matrix with the given matrices (vectors as rows) down its diagonal and zero elsewhere.</summary>
    public static Tensor block_diag(params Tensor[] tensors) => Tensor.block_diag(tensors);

    public partial class Tensor
    {
        /// <summary>A matrix with the given matrices (vectors as rows) down its diagonal and zero elsewhere.</summary>
        public static Tensor block_diag(params Tensor[] tensors)
        {
            if (tensors.Length == 0) return torch.empty(1, 0);
            var type = tensors[0].dtype;
            long rows = 0, columns = 0;
            var blocks = new Tensor[tensors.Length];
            for (int i = 0; i < tensors.Length; i++)
            {
                if (tensors[i].dim() > 2) throw TorchError.Create($"torch.block_diag: Input tensors must have 2 or fewer dimensions. Input {i} has {tensors[i].dim()} dimensions");
                blocks[i] = tensors[i].atleast_2d();
                type = DTypes.Promote(type, blocks[i].scalarType);
                rows += blocks[i].layout.Sizes[0];
                columns += blocks[i].layout.Sizes[1];
            }
            var result = torch.zeros(rows, columns, type);
            long row = 0, column = 0;
            foreach (var block in blocks)
            {
                var (height, width) = (block.layout.Sizes[0], block.layout.Sizes[1]);
                result.narrow(0, row, height).narrow(1, column, width).copy_(block);
                row += height;
                column += width;
            }
            return result;
        }
    }
}
