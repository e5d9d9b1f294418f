using DeepDay3.Audio;
using DeepDay3.Data;

namespace DeepDay3.Tests.Data;

public class SpokenDigitSetTests
{
    static readonly SpokenDigitSet Set = new(
        from speaker in new[] { "b", "a", "c", "d", "e" }
        from index in Enumerable.Range(0, 50)
        from digit in Enumerable.Range(0, 10)
        select new SpokenDigit(digit, speaker, index, new AudioClip([0f], 8000)), "1.0.9", true, "Made for a test.");

    static void Covers(DatasetSplit<SpokenDigit> split) =>
        Assert.Equal(Set.Recordings.Select(r => r.FileName).Order(), split.Train.Concat(split.Validation).Concat(split.Test).Select(r => r.FileName).Order());

    [Fact]
    public void Recordings_are_ordered_by_digit_speaker_and_index()
    {
        Assert.Equal(["0_a_0.wav", "0_a_1.wav"], Set.Recordings.Take(2).Select(r => r.FileName));
        Assert.Equal("9_e_49.wav", Set.Recordings[^1].FileName);
    }

    [Fact]
    public void A_random_split_of_2500_is_1750_375_375_covers_all_and_repeats()
    {
        DatasetSplit<SpokenDigit> split = Set.Split(0.70, 0.15, 0.15, seed: 3);

        Assert.Equal("1750 train, 375 validation, 375 test", split.ToString());
        Covers(split);
        Assert.Equal(split.Test, Set.Split(0.70, 0.15, 0.15, seed: 3).Test);
        Assert.NotEqual(split.Test, Set.Split(0.70, 0.15, 0.15, seed: 4).Test);
        // Of ten digits in 375 recordings each is there about 37 times.
        Assert.All(split.Test.GroupBy(r => r.Digit), group => Assert.InRange(group.Count(), 18, 60));
    }

    [Fact]
    public void The_random_numbers_are_those_of_SplitMix64()
    {
        Assert.Equal(6457827717110365317UL, new SplitMix64(1234567).NextUInt64());
        Assert.Equal(0xE220A8397B1DCDAFUL, new SplitMix64(0).NextUInt64());
    }

    // The three names were computed by a second program.
    [Fact]
    public void A_random_split_is_the_same_on_every_platform() =>
        Assert.Equal(["1_b_43.wav", "4_c_15.wav", "7_c_3.wav"], Set.Split(seed: 0).Train.Take(3).Select(r => r.FileName));

    [Fact]
    public void A_speaker_split_keeps_a_voice_for_the_test()
    {
        DatasetSplit<SpokenDigit> split = Set.SpeakerSplit("c");
        DatasetSplit<SpokenDigit> two = Set.SpeakerSplit("c", "a");

        Covers(split);
        Covers(two);
        Assert.All(split.Test, r => Assert.Equal("c", r.Speaker));
        Assert.DoesNotContain(split.Train, r => r.Speaker == "c");
        Assert.Equal("1700 train, 300 validation, 500 test", split.ToString());
        Assert.All(two.Validation, r => Assert.Equal("a", r.Speaker));
        Assert.Equal("1500 train, 500 validation, 500 test", two.ToString());
    }

    [Fact]
    public void The_index_split_is_the_official_one()
    {
        Covers(Set.IndexSplit());
        Assert.Equal([0, 1, 2, 3, 4], Set.IndexSplit().Test.Select(r => r.Index).Distinct().Order());
        Assert.Equal("2000 train, 250 validation, 250 test", Set.IndexSplit(5, 5).ToString());
    }

    [Fact]
    public void Shares_and_speakers_that_cannot_be_are_named()
    {
        Assert.Contains("0.9, 0.2 and 0.1", Assert.Throws<ArgumentException>(() => Set.Split(0.9, 0.2, 0.1)).Message);
        Assert.Contains("\"z\": one of a, b, c, d, e", Assert.Throws<ArgumentException>(() => Set.SpeakerSplit("z")).Message);
        Assert.Contains("two speakers", Assert.Throws<ArgumentException>(() => Set.SpeakerSplit("a", "a")).Message);
        Assert.Contains("numbers from 0", Assert.Throws<ArgumentException>(() => Set.IndexSplit(-1)).Message);
    }
}
