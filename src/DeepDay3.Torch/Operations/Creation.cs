using System.Numerics;
using System.Runtime.InteropServices;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>What the many overloads of the creation functions come down to.</summary>
internal static class Creation
{
    static Tensor Finish(Tensor tensor, bool requiresGrad, string[]? names)
    {
        if (requiresGrad) tensor.requires_grad = true;
        if (names is { Length: > 0 }) tensor.SetNames(names);
        return tensor;
    }

    internal static Tensor Empty(long[] size, ScalarType type, Device? device, bool requiresGrad, string[]? names)
    {
        Device.RequireCpu(device);
        return Finish(Tensor.Allocate(Layout.Of(size), type), requiresGrad, names);
    }

    internal static Tensor Full(long[] size, Number value, ScalarType? type, Device? device, bool requiresGrad, string[]? names)
    {
        Device.RequireCpu(device);
        var chosen = type ?? value.Category switch { 0 => ScalarType.Bool, 1 => ScalarType.Int64, 2 => get_default_dtype(), _ => DTypes.ComplexOf(get_default_dtype()) };
        return Finish(Tensor.Filled(Layout.Of(size), value, chosen), requiresGrad, names);
    }

    internal static Tensor Full(long[] size, Scalar value, ScalarType? type, Device? device, bool requiresGrad, string[]? names) =>
        Full(size, value.Value, type, device, requiresGrad, names);

    internal static Tensor Full(long[] size, int value, ScalarType? type, Device? device, bool requiresGrad, string[]? names) =>
        Full(size, new Number((long)value), type, device, requiresGrad, names);

    internal static Tensor Rand(long[] size, ScalarType type, Device? device, bool requiresGrad, Generator? generator, string[]? names)
    {
        var result = Empty(size, type, device, false, names);
        result.FillUniform(0, 1, generator);
        return Finish(result, requiresGrad, null);
    }

    internal static Tensor Randn(long[] size, ScalarType type, Device? device, bool requiresGrad, Generator? generator, string[]? names)
    {
        var result = Empty(size, type, device, false, names);
        result.FillNormal(0, 1, generator);
        return Finish(result, requiresGrad, null);
    }

    internal static Tensor RandInt(long low, long high, long[] size, ScalarType type, Device? device, bool requiresGrad, Generator? generator, string[]? names)
    {
        var result = Empty(size, type, device, false, names);
        result.RequireRange(low, high);
        result.FillIntegers(low, high, generator);
        return Finish(result, requiresGrad, null);
    }

    internal static Tensor Number<T>(T value, ScalarType own, ScalarType? type, Device? device, bool requiresGrad) where T : unmanaged =>
        Data<T>([value], [], type ?? own, device, requiresGrad, null);

    internal static Tensor Data<T>(ReadOnlySpan<T> data, long[] size, ScalarType? type, Device? device, bool requiresGrad, string[]? names) where T : unmanaged
    {
        Device.RequireCpu(device);
        var layout = Layout.Of(size);
        if (layout.Count != data.Length) throw new ArgumentException(
            $"{data.Length} values do not fill a tensor of shape {layout.Describe()}, which has {layout.Count} elements.");
        var own = DTypes.Of<T>();
        var tensor = Tensor.Allocate(layout, own);
        data.CopyTo(tensor.memory.Span<T>(0, layout.Count));
        if (type is { } wanted && wanted != own) tensor = tensor.Cast(wanted);
        return Finish(tensor, requiresGrad, names);
    }

    internal static ReadOnlySpan<T> Span<T>(IList<T> list) => list switch
    {
        T[] array => array,
        List<T> items => CollectionsMarshal.AsSpan(items),
        _ => list.ToArray(),
    };

    internal static ReadOnlySpan<T> Flat<T>(Array array) where T : unmanaged =>
        MemoryMarshal.CreateReadOnlySpan(ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);

    internal static long[] Shape(Array array)
    {
        var shape = new long[array.Rank];
        for (int i = 0; i < shape.Length; i++) shape[i] = array.GetLength(i);
        return shape;
    }

    /// <summary>start, start + step, ... below (above, for a negative step) stop.</summary>
    internal static Tensor Range(in Number start, in Number stop, in Number step, ScalarType? type, Device? device, bool requiresGrad)
    {
        Device.RequireCpu(device);
        if (!double.IsFinite(start.Double) || !double.IsFinite(stop.Double)) throw TorchError.Create($"unsupported range: {Text(start.Double)} -> {Text(stop.Double)}");
        bool whole = start.Category < 2 && stop.Category < 2 && step.Category < 2;
        var chosen = type ?? (whole ? ScalarType.Int64 : get_default_dtype());
        if (step.Double == 0) throw TorchError.Create("step must be nonzero");
        if ((stop.Double - start.Double) / step.Double < 0) throw TorchError.Create("upper bound and larger bound inconsistent with step sign");
        long count = whole
            ? (stop.Int64 - start.Int64 + step.Int64 - Math.Sign(step.Int64)) / step.Int64
            : (long)Math.Ceiling((stop.Double - start.Double) / step.Double);
        var result = Tensor.Allocate(Layout.Of(count), chosen);
        var action = new RangeAction { Result = result, Start = start, Step = step };
        Dispatch.Numeric(chosen, ref action);
        return Finish(result, requiresGrad, null);
    }

    static string Text(double value) => double.IsPositiveInfinity(value) ? "inf" : double.IsNegativeInfinity(value) ? "-inf" : value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    struct RangeAction : INumericAction
    {
        internal Tensor Result;
        internal Number Start;
        internal Number Step;

        public readonly void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>
        {
            var d = Result.Elements<T>();
            if (Start.Category < 2 && Step.Category < 2)
                for (int i = 0; i < d.Length; i++) d[i] = T.CreateTruncating(Start.Int64 + (i * Step.Int64));
            else
                for (int i = 0; i < d.Length; i++) d[i] = T.CreateTruncating(Start.Double + (i * Step.Double));
        }
    }

    /// <summary>Evenly spaced numbers, both ends included; counted from both ends, as PyTorch does.</summary>
    internal static Tensor Linear(double start, double end, long steps, ScalarType? type, Device? device, bool requiresGrad) =>
        Spaced(start, end, steps, type, device, requiresGrad, null);

    /// <summary>Powers of a base whose exponents are evenly spaced.</summary>
    internal static Tensor Logarithmic(double start, double end, long steps, double @base, ScalarType? type, Device? device, bool requiresGrad) =>
        Spaced(start, end, steps, type, device, requiresGrad, @base);

    static Tensor Spaced(double start, double end, long steps, ScalarType? type, Device? device, bool requiresGrad, double? @base)
    {
        Device.RequireCpu(device);
        if (steps < 0) throw TorchError.Create("number of steps must be non-negative");
        var chosen = type ?? get_default_dtype();
        var values = new double[steps];
        if (chosen == ScalarType.Float64)
        {
            double step = steps > 1 ? (end - start) / (steps - 1) : 0;
            for (long i = 0; i < steps; i++) values[i] = i < steps / 2 ? start + (step * i) : end - (step * (steps - i - 1));
            if (@base is { } b)
                for (long i = 0; i < steps; i++) values[i] = Math.Pow(b, values[i]);
        }
        else
        {
            // Integers too: PyTorch counts them in single precision.
            float first = (float)start, last = (float)end, step = steps > 1 ? (last - first) / (steps - 1) : 0;
            // To the last bit where it is plain: PyTorch goes by blocks of 16, in them by the first of each 8, and fuses product and sum elsewhere.
            bool exact = chosen == ScalarType.Float32 && @base is null;
            long blocks = exact ? steps / 16 * 16 : 0;
            float At(long i) => i < steps / 2 ? MathF.FusedMultiplyAdd(step, i, first) : MathF.FusedMultiplyAdd(-step, steps - i - 1, last);
            for (long i = 0; i < steps; i++)
            {
                float value = i < blocks ? At(i - (i % 8)) + (step * (i % 8)) : exact ? At(i) : i < steps / 2 ? first + (step * i) : last - (step * (steps - i - 1));
                values[i] = @base is { } b ? MathF.Pow((float)b, value) : value;
            }
        }
        if (steps == 1) values[0] = @base is { } power ? Math.Pow(power, start) : start;
        return Data<double>(values, [steps], chosen, device, requiresGrad, null);
    }

    /// <summary>A new tensor whose dimensions lie in memory in the order of another's, as far as that has no gaps.</summary>
    internal static Tensor Like(Tensor input, ScalarType type, Device? device)
    {
        Device.RequireCpu(device);
        input.RequireLive();
        if (input.layout.Contiguous) return Tensor.Allocate(input.layout, type);
        // Strides as if the dimensions, farthest apart first, stood one behind the other.
        var strides = new long[input.layout.Rank];
        long count = 1;
        foreach (int d in Enumerable.Range(0, strides.Length).OrderBy(i => input.layout.Strides[i]).ThenByDescending(i => i))
        {
            if (input.layout.Strides[d] == 0 && input.layout.Sizes[d] > 1) return Tensor.Allocate(input.layout.AsContiguous, type);
            strides[d] = count;
            count *= Math.Max(1, input.layout.Sizes[d]);
        }
        var whole = Tensor.Allocate(Layout.Of(input.layout.Count), type);
        var result = new Tensor(whole.memory, Layout.Of(input.layout.Sizes, strides), 0, type);
        whole.memory.Retain();
        whole.Dispose();
        return result;
    }
}
