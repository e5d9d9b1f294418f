using System.Numerics;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Padding of the last three axes at most, of every number type. Where a constant stands, its transpose crops.</summary>
internal sealed class PaddingMap(PadKind kind, Layout from, Layout to, int planes, Size3 size, Size3 before, Size3 after)
{
    internal Tensor Forward(Tensor x, double value) => Apply(x, value, transposed: false);

    Tensor Apply(Tensor x, double value, bool transposed)
    {
        var result = Tensor.Allocate(transposed ? from : to, x.scalarType);
        var action = new Action { Map = this, Source = x.Compact(), Target = result, Value = value, Transposed = transposed };
        Dispatch.Numeric(x.scalarType, ref action);
        // What the constant adds does not depend on the input.
        return Tensor.Recording(x) ? result.Record(new LinearMapBackward(x, Name, g => Apply(g, 0, !transposed))) : result;
    }

    string Name => kind switch
    {
        PadKind.Constant => "ConstantPadNdBackward0",
        PadKind.Reflect => "ReflectionPadBackward0",
        PadKind.Replicate => "ReplicationPadBackward0",
        _ => "CircularPadBackward0",
    };

    struct Action : INumericAction
    {
        internal PaddingMap Map;
        internal Tensor Source;
        internal Tensor Target;
        internal double Value;
        internal bool Transposed;

        public readonly void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T> => Map.Run(Source, Target, T.CreateTruncating(Value), Transposed);
    }

    void Run<T>(Tensor source, Tensor target, T value, bool transposed) where T : unmanaged, INumber<T>
    {
        if (transposed) Kernels.Padding.Backward<T>(kind, planes, size, before, after, source.Elements<T>(), target.Elements<T>());
        else Kernels.Padding.Forward(kind, planes, size, before, after, value, source.Elements<T>(), target.Elements<T>());
        GC.KeepAlive(source);
    }
}
