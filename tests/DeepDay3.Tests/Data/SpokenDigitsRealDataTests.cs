using DeepDay3.Data;

namespace DeepDay3.Tests.Data;

public class SpokenDigitsRealDataTests
{
    static SpokenDigitSet Load(string version) => SpokenDigits.Load(version, Path.Combine(RealData.Folder!, "fsdd"));

    [RealDataFact("fsdd")]
    public void Real_data_version_1_0_9_has_2500_recordings_of_5_speakers()
    {
        SpokenDigitSet set = Load("1.0.9");

        Assert.Equal(2500, set.Recordings.Count);
        Assert.Equal(["george", "jackson", "nicolas", "theo", "yweweler"], set.Speakers);
        Assert.False(set.IsSynthetic);
        Assert.Contains("1.0.9 (2500 recordings, without the speaker lucas)", set.Source);
        Assert.All(set.Recordings, recording => Assert.Equal((8000, 1, true), (recording.Clip.SampleRate, recording.Clip.Channels, recording.Clip.Pcm16 is not null)));
        // Measured with another program: the shortest has 0.1435 s, the median of this version 3,188 samples.
        Assert.Equal(1148, set.Recordings.Min(recording => recording.Clip.Length));
        Assert.InRange(set.Recordings.Select(recording => recording.Clip.Length).Order().ElementAt(1250), 3180, 3196);
    }

    [RealDataFact("fsdd")]
    public void Real_data_version_1_0_10_has_3000_recordings_of_6_speakers()
    {
        SpokenDigitSet set = Load("1.0.10");

        Assert.Equal(3000, set.Recordings.Count);
        Assert.Contains("lucas", set.Speakers);
        Assert.All(set.Recordings.GroupBy(recording => (recording.Digit, recording.Speaker)), group => Assert.Equal(50, group.Count()));
    }

    [RealDataFact("fsdd")]
    public void Real_data_splits_have_the_sizes_of_the_lecture_and_of_the_authors()
    {
        SpokenDigitSet set = Load("1.0.9");

        Assert.Equal("1750 train, 375 validation, 375 test", set.Split().ToString());
        Assert.Equal("2250 train, 0 validation, 250 test", set.IndexSplit().ToString());
        Assert.Equal("1700 train, 300 validation, 500 test", set.SpeakerSplit("theo").ToString());
    }

    [RealDataFact("fsdd")]
    public void Real_data_are_found_by_way_of_the_variable() =>
        Assert.Contains("$DEEPDAY3_DATA", SpokenDigits.Load("1.0.9", RealData.Folder, Path.GetTempPath()).Source);
}
