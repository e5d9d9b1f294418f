using System.IO.Compression;
using DeepDay3.Audio;
using DeepDay3.Data;

namespace DeepDay3.Tests.Data;

public sealed class SpokenDigitsTests : IDisposable
{
    readonly string root = Directory.CreateTempSubdirectory().FullName;

    string Fsdd => Directory.CreateDirectory(Path.Combine(root, "fsdd")).FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    static byte[] Wav(float value = 0.5f)
    {
        using var stream = new MemoryStream();
        WavFile.Write(stream, new AudioClip([0, value, -value], 8000));
        return stream.ToArray();
    }

    string Zip(params (string Name, byte[] Content)[] entries)
    {
        string path = Path.Combine(Fsdd, "digits.zip");
        using ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach ((string name, byte[] content) in entries)
        {
            using Stream stream = zip.CreateEntry(name).Open();
            stream.Write(content);
        }
        return path;
    }

    SpokenDigitSet Load(string version = "1.0.10") => SpokenDigits.Load(version, root, Path.Combine(root, "cache"));

    [Fact]
    public void A_zip_is_read_wherever_in_it_the_recordings_lie_and_says_what_is_missing()
    {
        string path = Zip(("fsdd-1.0.10/recordings/7_theo_12.wav", Wav()), ("3_lucas_0.wav", Wav()), ("fsdd-1.0.10/README.md", [1]),
            ("recordings/ten_theo_1.wav", [1, 2, 3]), ("__MACOSX/recordings/._7_theo_12.wav", [0]));

        SpokenDigitSet set = Load();

        Assert.Equal(["3_lucas_0.wav", "7_theo_12.wav"], set.Recordings.Select(recording => recording.FileName));
        Assert.Equal([0, 16384, -16384], set.Recordings[1].Clip.Pcm16!);
        Assert.Equal($"Free Spoken Digit Dataset 1.0.10 (2 recordings where the version has 3000) from {Path.GetFileName(path)}, found by way of $DEEPDAY3_DATA; "
            + "2 WAV files with another kind of name ignored, such as recordings/ten_theo_1.wav.", set.Source);
        Assert.False(set.IsSynthetic);
    }

    [Fact]
    public void Version_1_0_9_leaves_out_the_speaker_lucas()
    {
        Zip(("7_theo_12.wav", Wav()), ("3_lucas_0.wav", Wav()));

        Assert.Equal(["theo"], Load("1.0.9").Speakers);
    }

    [Fact]
    public void A_folder_of_recordings_is_read_from_the_cache()
    {
        string folder = Directory.CreateDirectory(Path.Combine(root, "cache", "fsdd", "recordings")).FullName;
        File.WriteAllBytes(Path.Combine(folder, "0_theo_0.wav"), Wav());

        Assert.Contains("found by way of the per-user cache", Load().Source);
    }

    [Fact]
    public void Without_data_the_synthetic_set_is_taken_and_says_why()
    {
        SpokenDigitSet set = Load();

        Assert.True(set.IsSynthetic);
        Assert.Equal(1600, set.Recordings.Count);
        Assert.StartsWith("Synthetic spoken digits (1600 sounds of 16 voices of espeak-ng; nobody spoke them), because neither", set.Source);
        Assert.Contains(root, set.Source);
    }

    [Fact]
    public void A_file_that_is_no_zip_is_named()
    {
        string path = Path.Combine(Fsdd, "digits.zip");
        File.WriteAllText(path, "<html>404</html>");

        var error = Assert.Throws<DatasetException>(() => Load());

        Assert.StartsWith($"{path}, byte ", error.Message);
        Assert.Contains("this is no intact zip file (", error.Message);
        Assert.EndsWith("): delete it and download it again.", error.Message);
    }

    [Fact]
    public void A_zip_that_is_damaged_anywhere_gives_a_DatasetException_or_the_same_data()
    {
        string path = Zip([.. Enumerable.Range(0, 5).Select(i => ($"recordings/{i}_theo_0.wav", Wav(i / 10f)))]);
        byte[] whole = File.ReadAllBytes(path);
        string[] expected = [.. Load().Recordings.Select(Content)];
        var random = new Random(5);
        int refused = 0;
        for (int trial = 0; trial < 600; trial++)
        {
            byte[] damaged = [.. whole];
            if (trial % 4 == 0)
                damaged = damaged[..random.Next(damaged.Length)];
            else
                damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(path, damaged);
            try
            {
                // A name in the archive may be changed into another good one; the sounds may not.
                Assert.All(Load().Recordings, recording => Assert.Contains(expected, content => content[1..] == Content(recording)[1..]));
            }
            catch (DatasetException error)
            {
                Assert.Contains("digits.zip", error.Message);
                refused++;
            }
        }
        Assert.InRange(refused, 150, 600);

        static string Content(SpokenDigit recording) => recording.Digit + ":" + string.Join(",", recording.Clip.Pcm16!);
    }

    [Fact]
    public void A_broken_recording_is_named_with_archive_entry_and_byte()
    {
        string path = Zip(("recordings/7_theo_12.wav", Wav()[..46]));

        var error = Assert.Throws<DatasetException>(() => Load());

        Assert.Equal($"{path}, recordings/7_theo_12.wav, byte 40: the chunk \"data\" says 6 bytes, and the file ends after 2 of them; the whole chunk was expected.", error.Message);
    }

    [Fact]
    public void Two_recordings_of_one_name_are_refused()
    {
        string path = Zip(("a/7_theo_12.wav", Wav()), ("b/7_theo_12.wav", Wav()));

        Assert.Equal($"{path} holds two recordings 7_theo_12.wav: one was expected.", Assert.Throws<DatasetException>(() => Load()).Message);
    }

    [Fact]
    public void An_archive_without_recordings_is_named()
    {
        string path = Zip(("README.md", [1]));

        Assert.StartsWith($"{path} holds no recording", Assert.Throws<DatasetException>(() => Load()).Message);
    }

    [Theory]
    [InlineData(9_000_000)]
    [InlineData(6_000_000)]
    public void An_entry_that_unpacks_to_far_too_much_is_refused(int size)
    {
        string path = Zip(("7_theo_12.wav", new byte[size]));

        Assert.StartsWith(path, Assert.Throws<DatasetException>(() => Load()).Message);
    }

    [Fact]
    public void A_folder_that_was_given_is_the_only_one_looked_into()
    {
        var error = Assert.Throws<DatasetException>(() => SpokenDigits.Load(folder: Path.Combine(root, "nowhere")));

        Assert.Contains("nowhere holds no spoken digits", error.Message);
    }

    [Fact]
    public void An_unknown_version_is_named() =>
        Assert.Contains("\"2.0\"", Assert.Throws<ArgumentException>(() => SpokenDigits.Load("2.0")).Message);
}
