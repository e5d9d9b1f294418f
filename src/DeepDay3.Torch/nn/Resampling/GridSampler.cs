using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Reading images at given positions, and where an affine map sends the pixels of its result.</summary>
internal static class GridSampler
{
    internal static Tensor Sample(Tensor input, Tensor grid, GridSampleMode mode, GridSamplePaddingMode padding, bool alignCorners)
    {
        Require(input, grid);
        var outside = padding switch
        {
            GridSamplePaddingMode.Border => GridOutside.Border,
            GridSamplePaddingMode.Reflection => GridOutside.Reflection,
            _ => GridOutside.Zeros,
        };
        long[] x = input.layout.Sizes, g = grid.layout.Sizes;
        int axes = x.Length - 2;
        var shape = new GridSampling.Shape((int)x[0], (int)x[1], Size3.From(x.AsSpan(2), 1), Size3.From(g.AsSpan(1, axes), 1), axes, mode == GridSampleMode.Nearest, outside, alignCorners);
        var result = Tensor.Allocate(Layout.Of([x[0], x[1], .. g.AsSpan(1, axes)]), input.scalarType);
        var action = new ForwardAction { Shape = shape, Input = input.Compact(), Grid = grid.Compact(), Target = result };
        Dispatch.Float(input.scalarType, ref action, "grid_sampler");
        return Tensor.Recording(input, grid) ? result.Record(new GridSamplerBackward(shape, input, grid)) : result;
    }

    static void Require(Tensor input, Tensor grid)
    {
        input.RequireLive();
        grid.RequireLive();
        long[] x = input.layout.Sizes, g = grid.layout.Sizes;
        if (x.Length is not (4 or 5) || g.Length != x.Length) throw TorchError.Create(
            $"grid_sampler(): expected 4D or 5D input and grid with same number of dimensions, but got input with sizes {Layout.Describe(x)} and grid with sizes {Layout.Describe(g)}");
        if (input.scalarType != grid.scalarType) throw TorchError.Create($"grid_sampler(): expected input and grid to have same dtype, but input has {DTypes.Name(input.scalarType)} and grid has {DTypes.Name(grid.scalarType)}");
        if (x[0] != g[0]) throw TorchError.Create(
            $"grid_sampler(): expected grid and input to have same batch size, but got input with sizes {Layout.Describe(x)} and grid with sizes {Layout.Describe(g)}");
        if (g[^1] != x.Length - 2) throw TorchError.Create($"grid_sampler(): expected grid to have size {x.Length - 2} in last dimension, but got grid with sizes {Layout.Describe(g)}");
        for (int i = 2; i < x.Length; i++)
            if (x[i] < 1) throw TorchError.Create($"grid_sampler(): expected input to have non-empty spatial dimensions, but input has sizes {Layout.Describe(x)} with dimension {i} being empty");
    }

    internal static Tensor Affine(Tensor theta, long[] size, bool alignCorners)
    {
        theta.RequireLive();
        if (!DTypes.IsFloat(theta.scalarType)) throw TorchError.Create($"Expected theta to have floating point type, but got {DTypes.Name(theta.scalarType)}");
        if (size.Length is not (4 or 5)) throw TorchError.Create($"affine_grid only supports 4D and 5D sizes, for 2D and 3D affine transforms, respectively. Got size {Layout.Describe(size)}.");
        int axes = size.Length - 2;
        var sizes = theta.layout.Sizes;
        if (sizes.Length != 3 || sizes[1] != axes || sizes[2] != axes + 1) throw TorchError.Create(
            $"Expected a batch of {axes}D affine matrices of shape Nx{axes}x{axes + 1} for size {Layout.Describe(size)}. Got {Layout.Describe(sizes)}.");
        if (sizes[0] != size[0]) throw TorchError.Create($"Expected {size[0]} affine matrices for size {Layout.Describe(size)}, but got {sizes[0]}.");
        foreach (long extent in size)
            if (extent < 1) throw TorchError.Create($"Expected non-zero, positive output size. Got {Layout.Describe(size)}");
        var to = Layout.Of([size[0], .. size.AsSpan(2), axes]);
        return new AffineGridMap((int)size[0], axes, Size3.From(size.AsSpan(2), 1), alignCorners, theta.layout.AsContiguous, to).Apply(theta);
    }

    struct ForwardAction : IFloatAction
    {
        internal GridSampling.Shape Shape;
        internal Tensor Input;
        internal Tensor Grid;
        internal Tensor Target;

        public readonly void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            GridSampling.Forward<T>(Shape, Input.Elements<T>(), Grid.Elements<T>(), Target.Elements<T>());
            GC.KeepAlive(Input);
            GC.KeepAlive(Grid);
        }
    }
}
