using DeepDay3.Audio;
using DeepDay3.Data;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Data.Synthetic;

[Collection(Alone.Name)]
public class SyntheticSpokenDigitsTests(Xunit.Abstractions.ITestOutputHelper output)
{
    static readonly SpokenDigitSet Set = SpokenDigits.Synthetic();
    static readonly MelAnalyzer Mel = new(MelOptions.Speech8k);

    [Fact]
    public void There_are_16_voices_with_10_clips_of_each_digit()
    {
        Assert.True(Set.IsSynthetic);
        Assert.Contains("nobody spoke them", Set.Source);
        Assert.Equal(16, Set.Speakers.Count);
        Assert.All(Set.Recordings.GroupBy(clip => (clip.Digit, clip.Speaker)), group => Assert.Equal(Enumerable.Range(0, 10), group.Select(clip => clip.Index)));
        Assert.Equal(1600, Set.Recordings.Count);
        Assert.All(Set.Recordings, clip => Assert.InRange(clip.Clip.Seconds, 0.15, 1.2));
        Assert.All(Set.Recordings, clip => Assert.InRange(clip.Clip.Samples.Max(Math.Abs), 0.25f, 1f));
    }

    [Fact]
    public void No_clip_is_a_louder_or_softer_copy_of_another()
    {
        // Accents of espeak-ng share many sounds, which would let a held-out voice be one of the training's.
        string[] shapes = [.. Set.Recordings.Select(clip => clip.Clip.Length + ":" + string.Join(",", clip.Clip.Samples.Chunk(80).Select(part => Math.Round(part.Max() / clip.Clip.Samples.Max(), 1))))];

        Assert.Equal(1600, shapes.Distinct().Count());
    }

    [Fact]
    public void A_small_network_tells_digits_of_new_voices_apart()
    {
        string[] held = ["newyork", "scottish", "linda", "male7"];
        var (train, trainLabels) = Features([.. Set.Recordings.Where(clip => !held.Contains(clip.Speaker))]);
        var (test, testLabels) = Features([.. Set.Recordings.Where(clip => held.Contains(clip.Speaker))]);

        double accuracy = SmallClassifier.Accuracy(train, trainLabels, test, testLabels, 10, 64, 15);

        output.WriteLine($"four voices that were not heard in training: {accuracy:P1}");
        Assert.InRange(accuracy, 0.95, 1);
    }

    [Fact]
    public void A_small_network_tells_digits_of_known_voices_apart()
    {
        DatasetSplit<SpokenDigit> split = Set.Split(0.7, 0, 0.3, seed: 1);
        var (train, trainLabels) = Features(split.Train);
        var (test, testLabels) = Features(split.Test);

        double accuracy = SmallClassifier.Accuracy(train, trainLabels, test, testLabels, 10, 64, 15);

        output.WriteLine($"clips of known voices: {accuracy:P1}");
        Assert.InRange(accuracy, 0.95, 1);
    }

    // The log-mel spectrogram in 12 slices of time, less its mean.
    static (Tensor Inputs, Tensor Labels) Features(IReadOnlyList<SpokenDigit> clips)
    {
        const int Slices = 12;
        int bands = Mel.Options.Bands;
        var values = new float[clips.Count * Slices * bands];
        Parallel.For(0, clips.Count, n =>
        {
            float[,] mel = Mel.LogMel(clips[n].Clip.Samples);
            int frames = mel.GetLength(1);
            double mean = mel.Cast<float>().Average();
            for (int slice = 0; slice < Slices; slice++)
            {
                (int first, int end) = (slice * frames / Slices, Math.Max(slice * frames / Slices + 1, (slice + 1) * frames / Slices));
                for (int band = 0; band < bands; band++)
                {
                    for (int t = first; t < end; t++)
                        values[(n * Slices + slice) * bands + band] += (float)(mel[band, t] - mean) / 20 / (end - first);
                }
            }
        });
        return (tensor(values, [clips.Count, Slices * bands]), tensor(clips.Select(clip => (long)clip.Digit).ToArray()));
    }
}
