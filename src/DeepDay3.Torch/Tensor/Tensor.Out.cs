namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        // Functions that write their result here: this tensor takes on the result's shape and keeps its element type.

        internal Tensor Out(ReadOnlySpan<long> sizes, Action<Tensor> fill)
        {
            RequireLive();
            if (Recording(this)) throw TorchError.Create("functions with out=... arguments don't support automatic differentiation, but one of the arguments requires grad.");
            if (!layout.Sizes.AsSpan().SequenceEqual(sizes))
            {
                var target = Layout.Of(sizes.ToArray());
                if ((offset + target.Count) * DTypes.Size(scalarType) > memory.Bytes)
                {
                    var larger = TensorData.Allocate(target.Count * DTypes.Size(scalarType));
                    memory.Release();
                    (memory, offset) = (larger, 0);
                }
                layout = target;
            }
            fill(this);
            return Changed();
        }

        public Tensor zeros(params long[] sizes) => Out(sizes, t => t.SetAll(0));

        public Tensor ones(params long[] sizes) => Out(sizes, t => t.SetAll(1));

        public Tensor empty(params long[] sizes) => Out(sizes, _ => { });

        public Tensor full(long[] sizes, Scalar value) => Out(sizes, t => t.SetAll(value));

        public Tensor full(ReadOnlySpan<long> sizes, Scalar value) => Out(sizes, t => t.SetAll(value));

        public Tensor eye(long rows, long columns) => Out([rows, columns], t =>
        {
            using var mode = new GradMode.Guard(false);
            t.SetAll(0);
            t.diagonal().SetAll(1);
        });

        public Tensor arange_out(Scalar start, Scalar stop, Scalar step)
        {
            using var range = Creation.Range(start, stop, step, scalarType, null, false);
            return Out(range.layout.Sizes, t => t.CopyFrom(range));
        }

        public Tensor rand_out(params long[] sizes) => Out(sizes, t => t.FillUniform(0, 1, null));

        public Tensor randn_out(params long[] sizes) => Out(sizes, t => t.FillNormal(0, 1, null));

        public Tensor randint_out(long high, long[] sizes)
        {
            RequireRange(0, high);
            return Out(sizes, t => t.FillIntegers(0, high, null));
        }

        /// <summary>Shows another tensor's memory from now on.</summary>
        public Tensor set_(Tensor source)
        {
            RequireMutable();
            source.RequireLive();
            if (source.scalarType != scalarType) throw TorchError.Create($"Could not set tensor of type {DTypes.Name(source.scalarType)} to a tensor of type {DTypes.Name(scalarType)}");
            source.memory.Retain();
            memory.Release();
            (memory, layout, offset) = (source.memory, source.layout, source.offset);
            return this;
        }
    }
}
