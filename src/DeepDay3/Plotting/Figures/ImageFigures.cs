using static TorchSharp.torch;

namespace DeepDay3.Plotting.Figures;

/// <summary>Pictures that are tensors.</summary>
public static class ImageFigures
{
    /// <summary>One picture.</summary>
    /// <param name="image">[H, W] or [1, H, W] (grey), or [3, H, W] (red, green, blue); 0 to 255 for bytes.</param>
    /// <exception cref="ArgumentException">The shape is another one.</exception>
    public static Chart Show(Tensor image)
    {
        (double? min, double? max) = image.dtype == ScalarType.Byte ? (0, 255) : ((double?)null, (double?)null);
        double[] values = TensorValues.Of(image);
        (long height, long width) = image.shape switch
        {
            [var h, var w] => (h, w),
            [1 or 3, var h, var w] => (h, w),
            _ => throw new ArgumentException($"ImageFigures got a tensor of shape [{string.Join(", ", image.shape)}]: [H, W], [1, H, W] or [3, H, W] was expected."),
        };
        if (image.shape is not [3, _, _])
        {
            var grey = new double[height, width];
            Buffer.BlockCopy(values, 0, grey, 0, values.Length * sizeof(double));
            return Chart.Image(grey, min, max);
        }
        var rgb = new double[height, width, 3];
        for (int i = 0; i < values.Length; i++)
            rgb[i / width % height, i % width, i / (width * height)] = values[i];
        return Chart.Image(rgb, min, max);
    }

    /// <summary>Pictures in a grid, each with its caption above.</summary>
    /// <param name="images">Pictures, as for <see cref="Show"/>.</param>
    /// <param name="captions">A text for each.</param>
    /// <param name="columns">Pictures in a row.</param>
    /// <param name="size">Width of a picture in CSS pixels.</param>
    /// <exception cref="ArgumentException">There is no picture or more than 400, or captions differ from them in number.</exception>
    public static Chart Grid(IEnumerable<Tensor> images, IReadOnlyList<string>? captions = null, int columns = 8, int size = 72)
    {
        Chart[] all = [.. images.Select(Show)];
        if (all.Length is 0 or > 400)
            throw new ArgumentException($"ImageFigures.Grid got {all.Length} pictures: 1 to 400 were expected.");
        if (captions is not null && captions.Count != all.Length)
            throw new ArgumentException($"ImageFigures.Grid got {captions.Count} captions for {all.Length} pictures: one a picture was expected.");
        if (captions is not null)
            all = [.. all.Select((chart, i) => chart.WithTitle(captions[i]))];
        int across = Math.Clamp(columns, 1, all.Length), down = (all.Length + across - 1) / across;
        return Chart.Grid(all, across).WithSize(
            Math.Clamp(24 + across * (size + 24), 120, 4000), Math.Clamp(24 + down * (size + (captions is null ? 28 : 48)), 80, 4000));
    }

    /// <summary>Pictures above what a model made of them.</summary>
    /// <param name="originals">[N, H, W] or [N, C, H, W].</param>
    /// <param name="reconstructions">The same shape.</param>
    /// <param name="most">How many pairs at most.</param>
    /// <exception cref="ArgumentException">The shapes differ, or there is no pair.</exception>
    public static Chart Reconstructions(Tensor originals, Tensor reconstructions, int most = 8)
    {
        if (!originals.shape.SequenceEqual(reconstructions.shape) || originals.shape is not ([_, _, _] or [_, _, _, _]))
            throw new ArgumentException($"ImageFigures.Reconstructions got tensors of shape [{string.Join(", ", originals.shape)}] and [{string.Join(", ", reconstructions.shape)}]: one shape [N, H, W] or [N, C, H, W] was expected.");
        int count = (int)Math.Min(most, originals.shape[0]);
        using var scope = NewDisposeScope();
        Tensor[] pairs = [.. Enumerable.Range(0, count).Select(i => originals[i]), .. Enumerable.Range(0, count).Select(i => reconstructions[i])];
        string[] captions = [.. Enumerable.Range(1, count).Select(i => $"in {i}"), .. Enumerable.Range(1, count).Select(i => $"out {i}")];
        return Grid(pairs, captions, Math.Max(1, count));
    }
}
