namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        // Another look at the same memory under this handle.

        public Tensor squeeze_(long? dim = null) => Reshape(x => x.squeeze(dim));

        public Tensor unsqueeze_(long dim) => Reshape(x => x.unsqueeze(dim));

        public Tensor transpose_(long dim0, long dim1) => Reshape(x => x.transpose(dim0, dim1));

        /// <summary>Takes over shape, strides and origin of a view of this tensor that starts at the same place.</summary>
        Tensor Reshape(Func<Tensor, Tensor> view)
        {
            RequireMutable();
            var seen = view(this);
            layout = seen.layout;
            memory.Version++;
            // A record of its own: another handle on the same place in the graph keeps its shape.
            if (seen.meta is { GradFn: { } node } origin) meta = new AutogradMeta { GradFn = node, Output = origin.Output };
            seenVersion = memory.Version;
            // The view was a means: its handle goes, its place in the graph stays.
            seen.Dispose();
            return this;
        }
    }
}
