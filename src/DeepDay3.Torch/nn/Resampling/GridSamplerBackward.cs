using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Gradients of sampling to image and positions. As in PyTorch they have no gradient themselves.</summary>
internal sealed class GridSamplerBackward(GridSampling.Shape shape, Tensor image, Tensor grid) : Node(image, grid)
{
    SavedTensor savedImage = new(image);
    SavedTensor savedGrid = new(grid);

    internal override string Name => shape.Axes == 2 ? "GridSampler2DBackward0" : "GridSampler3DBackward0";

    internal override void Backward(ReadOnlySpan<Tensor?> output, Span<Tensor?> input)
    {
        if (output[0] is not { } g) return;
        if (GradMode.Enabled) throw TorchError.Create($"derivative for aten::grid_sampler_{shape.Axes}d_backward is not implemented");
        Tensor x = savedImage.Get(this), at = savedGrid.Get(this);
        var action = new Action
        {
            Shape = shape,
            Image = x.Compact(),
            Grid = at.Compact(),
            Gradient = g.Compact(),
            ToImage = Tensor.Allocate(x.layout.AsContiguous, x.scalarType),
            ToGrid = Tensor.Allocate(at.layout.AsContiguous, at.scalarType),
        };
        Dispatch.Float(x.scalarType, ref action, "grid_sampler");
        if (Needs(0)) input[0] = action.ToImage;
        if (Needs(1)) input[1] = action.ToGrid;
    }

    internal override void Release()
    {
        savedImage.Release();
        savedGrid.Release();
    }

    struct Action : IFloatAction
    {
        internal GridSampling.Shape Shape;
        internal Tensor Image;
        internal Tensor Grid;
        internal Tensor Gradient;
        internal Tensor ToImage;
        internal Tensor ToGrid;

        public readonly void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            GridSampling.Backward<T>(Shape, Image.Elements<T>(), Grid.Elements<T>(), Gradient.Elements<T>(), ToImage.Elements<T>(), ToGrid.Elements<T>());
            GC.KeepAlive(Image);
            GC.KeepAlive(Grid);
            GC.KeepAlive(Gradient);
        }
    }
}
