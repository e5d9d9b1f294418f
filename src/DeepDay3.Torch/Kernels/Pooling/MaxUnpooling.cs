namespace TorchSharp.Kernels;

/// <summary>The partial inverse of max pooling: values return to the positions that their indices name, zeros elsewhere.</summary>
internal static class MaxUnpooling
{
    /// <summary>Places values of <paramref name="inputPlane"/> elements a plane into planes of <paramref name="outputPlane"/>; of equal indices the last wins.</summary>
    /// <exception cref="ArgumentException">An index outside the output plane.</exception>
    internal static void Forward<T>(int planes, int inputPlane, int outputPlane, ReadOnlySpan<T> input, ReadOnlySpan<long> indices, Span<T> output)
        where T : unmanaged
    {
        // Checked first: a bad index leaves the output as it was.
        CheckIndices(indices, outputPlane);
        output.Clear();
        for (var plane = 0; plane < planes; plane++)
        {
            var target = output.Slice(plane * outputPlane, outputPlane);
            for (var i = plane * inputPlane; i < (plane + 1) * inputPlane; i++)
                target[(int)indices[i]] = input[i];
        }
    }

    /// <summary>The gradient with respect to the input (overwritten): read back from where the values were placed.</summary>
    /// <exception cref="ArgumentException">An index outside the output plane.</exception>
    internal static void Backward<T>(int planes, int inputPlane, int outputPlane, ReadOnlySpan<T> outputGradient, ReadOnlySpan<long> indices, Span<T> inputGradient)
        where T : unmanaged
    {
        CheckIndices(indices, outputPlane);
        for (var plane = 0; plane < planes; plane++)
        {
            var source = outputGradient.Slice(plane * outputPlane, outputPlane);
            for (var i = plane * inputPlane; i < (plane + 1) * inputPlane; i++)
                inputGradient[i] = source[(int)indices[i]];
        }
    }

    static void CheckIndices(ReadOnlySpan<long> indices, int outputPlane)
    {
        foreach (var index in indices)
            if ((ulong)index >= (ulong)outputPlane)
                throw new ArgumentException($"Found an invalid max index: {index} (output volumes are of size {outputPlane})");
    }
}
