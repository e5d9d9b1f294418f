using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// The three products of one geometry. With input x, weight w and a tensor g of the output's shape, &lt;g, conv(x, w)&gt; is linear in each of
/// the three; the product that leaves one of them out is its gradient. So the gradient of each product is made of the other two.
/// </summary>
internal sealed class ConvolutionPlan(ConvolutionShape shape, Layout input, Layout weight, Layout output)
{
    /// <summary>A convolution of x and w; the paddings may differ before and after.</summary>
    internal static ConvolutionPlan Of(Tensor x, Tensor w, long[] stride, long[] before, long[] after, long[] dilation, long groups)
    {
        var shape = Extents.Checked(() => ConvolutionShape.Create(x.layout.Sizes, w.layout.Sizes, stride, before, after, dilation, groups));
        return new(shape, x.layout.AsContiguous, w.layout.AsContiguous, Layout.Of([x.layout.Sizes[0], w.layout.Sizes[0], .. Extents.From(shape.Output, stride.Length)]));
    }

    /// <summary>The convolution whose output has the shape of g and whose input gradient is the transposed convolution of g and w.</summary>
    internal static ConvolutionPlan Transposed(Tensor g, Tensor w, long[] stride, long[] padding, long[] outputPadding, long[] dilation, long groups)
    {
        var shape = Extents.Checked(() => ConvolutionShape.CreateTransposed(g.layout.Sizes, w.layout.Sizes, stride, padding, outputPadding, dilation, groups));
        return new(shape, Layout.Of([g.layout.Sizes[0], shape.InChannels, .. Extents.From(shape.Input, stride.Length)]), w.layout.AsContiguous, g.layout.AsContiguous);
    }

    /// <summary>The convolution itself.</summary>
    internal Tensor Output(Tensor x, Tensor w, Tensor? bias = null) => Compute(ConvolutionProduct.Output, output, x, w, bias);

    /// <summary>The gradient to the input; with a bias over its channels, the transposed convolution.</summary>
    internal Tensor Input(Tensor g, Tensor w, Tensor? bias = null) => Compute(ConvolutionProduct.Input, input, g, w, bias);

    /// <summary>The gradient to the weight.</summary>
    internal Tensor Weight(Tensor x, Tensor g) => Compute(ConvolutionProduct.Weight, weight, x, g, null);

    /// <summary>The gradient to a bias: the sum over everything but the channels.</summary>
    internal static Tensor ChannelSums(Tensor g)
    {
        var sizes = g.layout.Sizes;
        var result = Tensor.Allocate(Layout.Of(sizes[1]), g.scalarType);
        var action = new SumAction { Source = g.Compact(), Target = result };
        Dispatch.Float(g.scalarType, ref action, "convolution_backward");
        long[] column = [1, sizes[1], .. Extents.Same(1, sizes.Length - 2)];
        return Tensor.Recording(g) ? result.Record(new LinearMapBackward(g, "SumBackward1", s => s.reshape(column).expand(sizes))) : result;
    }

    Tensor Compute(ConvolutionProduct product, Layout target, Tensor a, Tensor b, Tensor? bias)
    {
        var result = Tensor.Allocate(target, a.scalarType);
        var action = new ProductAction { Product = product, Shape = shape, A = a.Compact(), B = b.Compact(), Bias = bias?.Compact(), Target = result };
        Dispatch.Float(a.scalarType, ref action, "convolution");
        return Tensor.Recording(a, b, bias) ? result.Record(new ConvolutionBackward(this, product, a, b, bias)) : result;
    }

    struct ProductAction : IFloatAction
    {
        internal ConvolutionProduct Product;
        internal ConvolutionShape Shape;
        internal Tensor A;
        internal Tensor B;
        internal Tensor? Bias;
        internal Tensor Target;

        public readonly void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            var target = Target.Elements<T>();
            var bias = Bias is null ? default : Bias.Elements<T>();
            switch (Product)
            {
                case ConvolutionProduct.Output: Kernels.Convolution.Forward<T>(Shape, A.Elements<T>(), B.Elements<T>(), bias, target); break;
                case ConvolutionProduct.Input: TransposedConvolution.Forward<T>(Shape, A.Elements<T>(), B.Elements<T>(), bias, target); break;
                default: Kernels.Convolution.WeightGradient<T>(Shape, A.Elements<T>(), B.Elements<T>(), target); break;
            }
            GC.KeepAlive(A);
            GC.KeepAlive(B);
            GC.KeepAlive(Bias);
        }
    }

    struct SumAction : IFloatAction
    {
        internal Tensor Source;
        internal Tensor Target;

        public readonly void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>
        {
            var sizes = Source.layout.Sizes;
            int plane = 1;
            foreach (long size in sizes.AsSpan(2)) plane *= (int)size;
            Kernels.Convolution.ChannelSums<T>((int)sizes[0], (int)sizes[1], plane, Source.Elements<T>(), Target.Elements<T>());
            GC.KeepAlive(Source);
        }
    }
}
