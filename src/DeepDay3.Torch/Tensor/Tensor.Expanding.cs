namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor expand(params long[] sizes) => expand(sizes.AsSpan());

        public Tensor expand(long[] sizes, bool isImplicit = false) => expand(sizes.AsSpan(), isImplicit);

        /// <summary>Repeats dimensions of size 1 without copying; -1 keeps a size.</summary>
        public Tensor expand(ReadOnlySpan<long> sizes, bool isImplicit = false)
        {
            RequireLive();
            int lead = sizes.Length - layout.Rank;
            if (lead < 0) throw TorchError.Create(
                $"expand(torch.{DTypes.Name(scalarType)}Tensor{{{layout.Describe()}}}, size={Layout.Describe(sizes)}): the number of sizes provided ({sizes.Length}) must be greater or equal to the number of dimensions in the tensor ({layout.Rank})");
            var target = sizes.ToArray();
            var strides = new long[sizes.Length];
            for (int i = 0; i < sizes.Length; i++)
            {
                long own = i < lead ? 1 : layout.Sizes[i - lead];
                if (target[i] == -1)
                {
                    if (i < lead) throw TorchError.Create($"expand(torch.{DTypes.Name(scalarType)}Tensor{{{layout.Describe()}}}, size={Layout.Describe(sizes)}): -1 is not allowed in a leading, non-existing dimension {i}");
                    target[i] = own;
                }
                if (target[i] == own) strides[i] = i < lead ? 0 : layout.Strides[i - lead];
                else if (own != 1) throw TorchError.Create(
                    $"The expanded size of the tensor ({target[i]}) must match the existing size ({own}) at non-singleton dimension {i}.  Target sizes: {Layout.Describe(target)}.  Tensor sizes: {layout.Describe()}");
            }
            return RecordView(View(Layout.Of(target, strides), offset), static x => new ExpandBackward(x));
        }

        public Tensor expand_as(Tensor other) => expand(other.layout.Sizes.AsSpan());

        public Tensor broadcast_to(params long[] shape) => expand(shape);
    }
}
