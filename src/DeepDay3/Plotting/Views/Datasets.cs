using System.Globalization;
using DeepDay3.Audio;
using DeepDay3.Data;
using DeepDay3.Plotting.Figures;
using static TorchSharp.torch;

namespace DeepDay3.Plotting;

/// <summary>Shows samples of datasets: pictures, waveforms, sentences. Which ones depends on a dataset alone, so that two notebooks show the same.</summary>
public static class Datasets
{
    /// <summary>Pictures of digits with their labels, as many of each digit as there is room for.</summary>
    /// <param name="set">The dataset.</param>
    /// <param name="count">How many pictures.</param>
    public static Chart Show(DigitImages set, int count = 20)
    {
        int[] chosen = ByTurns(Enumerable.Range(0, set.Count).GroupBy(i => (int)set.Labels[i]), count);
        return Pictures([.. chosen.Select(i => Grey(set, i))], [.. chosen.Select(i => set.Labels[i].ToString(CultureInfo.InvariantCulture))], 10)
            .WithTitle($"{set.Count.ToString("N0", CultureInfo.InvariantCulture)} digits of {set.Height} × {set.Width} pixels");
    }

    /// <summary>Recordings of digits as waveforms, another speaker each time.</summary>
    /// <param name="set">The dataset.</param>
    /// <param name="count">How many recordings.</param>
    public static Chart Show(SpokenDigitSet set, int count = 10)
    {
        string[] speakers = [.. set.Speakers];
        var groups = set.Recordings.Select((recording, i) => (recording, i)).GroupBy(one => one.recording.Digit)
            // The first recording of each digit is of the next speaker in turn.
            .Select(group => group.OrderBy(one => (Array.IndexOf(speakers, one.recording.Speaker) - group.Key % speakers.Length + speakers.Length) % speakers.Length).Select(one => (group.Key, one.i)));
        int[] chosen = ByTurns(groups.SelectMany(group => group).GroupBy(one => one.Key, one => one.i), count);
        Chart[] waves = [.. chosen.Select(i => set.Recordings[i]).Select(one =>
            Envelope(one.Clip.ToMono()).WithTitle($"{one.Digit}, {one.Speaker}").WithXAxis("s"))];
        int columns = Math.Min(5, waves.Length);
        return Chart.Grid(waves, columns).WithTitle($"{set.Recordings.Count.ToString("N0", CultureInfo.InvariantCulture)} recordings of {speakers.Length} speakers")
            .WithSize(Math.Max(240, 196 * columns), 60 + 150 * ((waves.Length + columns - 1) / columns));
    }

    /// <summary>Pictures of shapes with their captions.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="count">How many are shown.</param>
    public static Chart Show(IReadOnlyList<CaptionedShapes> samples, int count = 8)
    {
        CaptionedShapes[] shown = [.. samples.Take(count)];
        return Chart.Grid([.. shown.Select(one => Color(one).WithTitle(one.ToString()))], Math.Min(2, Math.Max(1, shown.Length)))
            .WithSize(760, 40 + 130 * ((shown.Length + 1) / 2));
    }

    /// <summary>Sentences beside their translations.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="count">How many are shown.</param>
    public static Chart Show(IReadOnlyList<SentencePair> samples, int count = 8) =>
        Chart.Table(["English", "Japanese"], samples.Take(count).Select(pair => new[] { string.Join(' ', pair.English), string.Join(' ', pair.Japanese) }));

    /// <summary>Questions with what was said before them, and the right answers.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="count">How many are shown.</param>
    public static Chart Show(IReadOnlyList<Dialogue> samples, int count = 5) => Chart.Table(["said before", "question", "answer"],
        samples.Take(count).Select(one => new[] { string.Join(" / ", one.Context.Select(turn => string.Join(' ', turn))), string.Join(' ', one.Question), string.Join(' ', one.Answer) }));

    /// <summary>Sentences of a text, cut into words.</summary>
    /// <param name="sentences">The sentences.</param>
    /// <param name="count">How many are shown.</param>
    public static Chart Show(IReadOnlyList<string[]> sentences, int count = 8) =>
        Chart.Table(["", "sentence"], sentences.Take(count).Select((words, i) => new[] { (i + 1).ToString(CultureInfo.InvariantCulture), string.Join(' ', words) }));

    // One of each group, then the second of each, ...; in the order of the groups.
    static int[] ByTurns(IEnumerable<IGrouping<int, int>> groups, int count) =>
        [.. groups.SelectMany(group => group.Select((index, turn) => (group.Key, turn, index))).OrderBy(one => (one.turn, one.Key)).Take(count).Select(one => one.index)];

    // The lowest and the highest sample of each of many short times: at this size a waveform looks the same, and is a tenth as large.
    static Chart Envelope(AudioClip clip)
    {
        const int times = 150;
        int step = Math.Max(1, (clip.Samples.Length + times - 1) / times);
        float[][] parts = [.. clip.Samples.Chunk(step)];
        return Chart.Band(parts.Select((_, i) => (double)i * step / clip.SampleRate), parts.Select(part => part.Min()), parts.Select(part => part.Max()), opacity: 1);
    }

    static Chart Pictures(Chart[] pictures, string[] captions, int columns)
    {
        int across = Math.Clamp(columns, 1, Math.Max(1, pictures.Length)), down = (pictures.Length + across - 1) / across;
        return Chart.Grid([.. pictures.Select((picture, i) => picture.WithTitle(captions[i]))], across).WithSize(Math.Max(240, 24 + 88 * across), 50 + 112 * down);
    }

    static Chart Grey(DigitImages set, int index)
    {
        var pixels = new double[set.Height, set.Width];
        for (int i = 0; i < pixels.Length; i++)
            pixels[i / set.Width, i % set.Width] = set[index][i];
        return Chart.Image(pixels, 0, set.Brightest);
    }

    static Chart Color(CaptionedShapes sample)
    {
        using var scope = NewDisposeScope();
        return ImageFigures.Show(sample.Picture.ToTensor());
    }
}
