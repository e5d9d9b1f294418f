using DeepDay3.Plotting.Rendering;

namespace DeepDay3.Data;

/// <summary>Recordings of spoken digits, ordered by digit, speaker and index.</summary>
[TypeFormatterSource(typeof(DatasetFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Plain], KernelMimeTypes = [MimeTypes.Svg, MimeTypes.Plain])]
public sealed class SpokenDigitSet
{
    internal SpokenDigitSet(IEnumerable<SpokenDigit> recordings, string version, bool isSynthetic, string source)
    {
        Recordings =
        [
            .. recordings.OrderBy(recording => recording.Digit)
                .ThenBy(recording => recording.Speaker, StringComparer.Ordinal)
                .ThenBy(recording => recording.Index),
        ];
        (Version, IsSynthetic, Source) = (version, isSynthetic, source);
    }

    /// <summary>The recordings.</summary>
    public IReadOnlyList<SpokenDigit> Recordings { get; }

    /// <summary>Which version of the Free Spoken Digit Dataset this is, or stands in for.</summary>
    public string Version { get; }

    /// <summary>Whether the sounds were made by a program and nobody spoke them.</summary>
    public bool IsSynthetic { get; }

    /// <summary>A sentence that says which data this is and why it was taken.</summary>
    public string Source { get; }

    /// <summary>The speakers in alphabetical order.</summary>
    public IReadOnlyList<string> Speakers =>
        [.. Recordings.Select(recording => recording.Speaker).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>
    /// A random split; the same seed gives the same parts. Of 2,500 recordings, 0.70, 0.15 and 0.15 are 1,750, 375 and 375. Every speaker
    /// is in every part, so the test part says nothing about new voices: <see cref="SpeakerSplit"/> does.
    /// </summary>
    /// <param name="train">The share of the training part.</param>
    /// <param name="validation">The share of the validation part.</param>
    /// <param name="test">The share of the test part.</param>
    /// <param name="seed">The seed of the shuffle.</param>
    /// <exception cref="ArgumentException">A share is negative, or together they are more than 1.</exception>
    public DatasetSplit<SpokenDigit> Split(double train = 0.70, double validation = 0.15, double test = 0.15, int seed = 0)
    {
        if (!(train >= 0 && validation >= 0 && test >= 0) || train + validation + test > 1 + 1e-9)
            throw new ArgumentException($"The shares {train}, {validation} and {test} were given: numbers from 0 whose sum is at most 1 were expected.");
        SpokenDigit[] shuffled = Shuffled(Recordings, seed);
        int first = Count(train), second = Count(train + validation), third = Count(train + validation + test);
        return new(shuffled[..first], shuffled[first..second], shuffled[second..third]);

        int Count(double share) => Math.Min(shuffled.Length, (int)Math.Round(share * shuffled.Length, MidpointRounding.AwayFromZero));
    }

    /// <summary>All recordings of one speaker for the test: how well a model knows a voice that it never heard.</summary>
    /// <param name="testSpeaker">Who is held out.</param>
    /// <param name="validationSpeaker">Who validates; null takes a share of the other speakers' recordings at random.</param>
    /// <param name="validation">That share.</param>
    /// <param name="seed">The seed of the shuffle.</param>
    /// <exception cref="ArgumentException">There is no such speaker, both are the same, or the share is not from 0 to 1.</exception>
    public DatasetSplit<SpokenDigit> SpeakerSplit(string testSpeaker, string? validationSpeaker = null, double validation = 0.15, int seed = 0)
    {
        foreach (string speaker in new[] { testSpeaker, validationSpeaker ?? testSpeaker })
        {
            if (!Speakers.Contains(speaker))
                throw new ArgumentException($"There is no speaker \"{speaker}\": one of {string.Join(", ", Speakers)} was expected.");
        }
        if (testSpeaker == validationSpeaker)
            throw new ArgumentException($"The speaker \"{testSpeaker}\" was given for test and validation: two speakers were expected.");
        if (validation is not (>= 0 and <= 1))
            throw new ArgumentException($"The validation share {validation} was given: 0 to 1 was expected.");
        SpokenDigit[] others = Shuffled(Recordings.Where(recording => recording.Speaker != testSpeaker), seed);
        SpokenDigit[] held = [.. Recordings.Where(recording => recording.Speaker == testSpeaker)];
        if (validationSpeaker is null)
        {
            int count = (int)Math.Round(validation * others.Length, MidpointRounding.AwayFromZero);
            return new(others[count..], others[..count], held);
        }
        return new([.. others.Where(recording => recording.Speaker != validationSpeaker)],
            [.. others.Where(recording => recording.Speaker == validationSpeaker)], held);
    }

    /// <summary>
    /// The split of the data set's authors: recordings 0 to 4 of each digit and speaker are the test part. Recordings after
    /// those can be set aside for validation.
    /// </summary>
    /// <param name="testIndices">How many recordings of each digit and speaker are for the test.</param>
    /// <param name="validationIndices">How many after these are for validation; the official split has none.</param>
    /// <exception cref="ArgumentException">A number is negative.</exception>
    public DatasetSplit<SpokenDigit> IndexSplit(int testIndices = 5, int validationIndices = 0)
    {
        if (testIndices < 0 || validationIndices < 0)
            throw new ArgumentException($"{testIndices} test and {validationIndices} validation recordings were asked for: numbers from 0 were expected.");
        int trained = testIndices + validationIndices;
        return new([.. Recordings.Where(recording => recording.Index >= trained)],
            [.. Recordings.Where(recording => recording.Index >= testIndices && recording.Index < trained)],
            [.. Recordings.Where(recording => recording.Index < testIndices)]);
    }

    /// <summary>A short description.</summary>
    public override string ToString() => $"Spoken digits: {Recordings.Count} recordings, {Speakers.Count} speakers. {Source}";

    static SpokenDigit[] Shuffled(IEnumerable<SpokenDigit> recordings, int seed)
    {
        SpokenDigit[] items = [.. recordings];
        new SplitMix64((uint)seed).Shuffle(items);
        return items;
    }
}
