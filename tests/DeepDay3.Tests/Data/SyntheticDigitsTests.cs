using DeepDay3.Data;

namespace DeepDay3.Tests.Data;

public class SyntheticDigitsTests
{
    static readonly Lazy<SpokenDigitSet> Set = new(() => SpokenDigits.Synthetic());

    [Fact]
    public void The_set_has_the_shape_of_the_real_one_and_says_that_it_is_synthetic()
    {
        SpokenDigitSet set = Set.Value;

        Assert.Equal(2500, set.Recordings.Count);
        Assert.True(set.IsSynthetic);
        Assert.Contains("nobody spoke them", set.Source);
        Assert.All(set.Speakers, speaker => Assert.StartsWith("synthetic", speaker));
        Assert.All(set.Recordings, recording => Assert.InRange(recording.Clip.Seconds, 0.2, 0.9));
        Assert.InRange(set.Recordings.Average(recording => recording.Clip.Seconds), 0.3, 0.6);
        Assert.All(set.Recordings, recording => Assert.InRange(recording.Clip.Samples.Max(Math.Abs), 0.2f, 0.95f));
        Assert.All(set.Recordings, recording => Assert.Equal(recording.Clip.Samples.Length, recording.Clip.Pcm16!.Length));
    }

    [Fact]
    public void The_same_seed_gives_the_same_sounds_and_another_seed_others()
    {
        short[] first = FormantSynthesizer.Speak(3, 1, 7, seed: 5).Pcm16!;

        Assert.Equal(first, FormantSynthesizer.Speak(3, 1, 7, seed: 5).Pcm16!);
        Assert.NotEqual(first, FormantSynthesizer.Speak(3, 1, 7, seed: 6).Pcm16!);
        Assert.NotEqual(first, FormantSynthesizer.Speak(3, 1, 8, seed: 5).Pcm16!);
    }

    [Fact]
    public void The_nearest_mean_of_coarse_spectra_tells_the_digits_apart_for_a_known_and_for_a_new_voice()
    {
        DatasetSplit<SpokenDigit> known = Set.Value.IndexSplit(), held = Set.Value.SpeakerSplit("synthetic2");

        Assert.InRange(Accuracy(known), 0.7, 1);
        Assert.InRange(Accuracy(held), 0.5, 1);
    }

    [Fact]
    public void A_digit_that_does_not_exist_is_named() =>
        Assert.Contains("Digit 10", Assert.Throws<ArgumentException>(() => FormantSynthesizer.Speak(10, 0, 0)).Message);

    static double Accuracy(DatasetSplit<SpokenDigit> split)
    {
        double[][] means = [.. Enumerable.Range(0, 10).Select(digit =>
        {
            double[][] features = [.. split.Train.Where(r => r.Digit == digit && r.Index % 10 == 6).Select(Features)];
            return features[0].Select((_, i) => features.Average(f => f[i])).ToArray();
        })];
        SpokenDigit[] tested = [.. split.Test.Where(r => r.Index < 4)];
        return tested.Average(r => Nearest(means, Features(r)) == r.Digit ? 1.0 : 0);
    }

    static int Nearest(double[][] means, double[] features) =>
        Enumerable.Range(0, 10).MinBy(digit => means[digit].Zip(features, (a, b) => (a - b) * (a - b)).Sum());

    // Log energies at 16 frequencies in 8 slices of time, less their mean.
    static double[] Features(SpokenDigit recording)
    {
        float[] samples = recording.Clip.Samples;
        double[] energies = [.. from slice in Enumerable.Range(0, 8)
                                from band in Enumerable.Range(1, 16)
                                select Math.Log(1e-6 + Band(samples.AsSpan(slice * samples.Length / 8, samples.Length / 8), band * 225.0))];
        double mean = energies.Average();
        return [.. energies.Select(energy => energy - mean)];
    }

    static double Band(ReadOnlySpan<float> samples, double hertz)
    {
        double sum = 0;
        for (double f = hertz - 75; f <= hertz + 75; f += 75)
        {
            // Goertzel's recurrence: the energy at one frequency.
            double w = 2 * Math.Cos(2 * Math.PI * f / FormantSynthesizer.SampleRate), last = 0, before = 0;
            foreach (float sample in samples)
                (before, last) = (last, sample + w * last - before);
            sum += (last * last + before * before - w * last * before) / samples.Length;
        }
        return sum;
    }
}
