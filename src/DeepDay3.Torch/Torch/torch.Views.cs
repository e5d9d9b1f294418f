namespace TorchSharp;

public static partial class torch
{
    // A single dimension or a tuple in place of arrays.

    public static Tensor movedim(Tensor input, long source, long destination) => input.movedim([source], [destination]);

    public static Tensor moveaxis(Tensor input, long source, long destination) => input.movedim([source], [destination]);

    public static Tensor moveaxis(Tensor input, (long, long) source, (long, long) destination) =>
        input.movedim([source.Item1, source.Item2], [destination.Item1, destination.Item2]);

    public static Tensor moveaxis(Tensor input, (long, long, long) source, (long, long, long) destination) =>
        input.movedim([source.Item1, source.Item2, source.Item3], [destination.Item1, destination.Item2, destination.Item3]);

    public static Tensor moveaxis(Tensor input, (long, long, long, long) source, (long, long, long, long) destination) =>
        input.movedim([source.Item1, source.Item2, source.Item3, source.Item4], [destination.Item1, destination.Item2, destination.Item3, destination.Item4]);

    public static Tensor[] unbind(Tensor tensor, int dim = 0) => tensor.unbind(dim);

    public static Tensor[] hsplit(Tensor input, (long, long) indices_or_sections) => input.hsplit([indices_or_sections.Item1, indices_or_sections.Item2]);

    public static Tensor[] hsplit(Tensor input, (long, long, long) indices_or_sections) =>
        input.hsplit([indices_or_sections.Item1, indices_or_sections.Item2, indices_or_sections.Item3]);

    public static Tensor[] hsplit(Tensor input, (long, long, long, long) indices_or_sections) =>
        input.hsplit([indices_or_sections.Item1, indices_or_sections.Item2, indices_or_sections.Item3, indices_or_sections.Item4]);

    /// <summary>The indices where a condition holds, a vector for each dimension.</summary>
    public static Tensor[] where(Tensor condition) => condition.Coordinates();

    public static Tensor real(Tensor input) => input.real;

    public static Tensor[] dsplit(Tensor input, (long, long) indices_or_sections) => input.dsplit(indices_or_sections);

    public static Tensor[] dsplit(Tensor input, (long, long, long) indices_or_sections) => input.dsplit(indices_or_sections);

    public static Tensor[] dsplit(Tensor input, (long, long, long, long) indices_or_sections) => input.dsplit(indices_or_sections);
}
