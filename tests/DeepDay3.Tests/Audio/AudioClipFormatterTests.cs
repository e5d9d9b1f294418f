using DeepDay3.Audio;
using DeepDay3.Plotting.Rendering;

namespace DeepDay3.Tests.Audio;

public class AudioClipFormatterTests
{
    static string Show(AudioClip clip, string mimeType)
    {
        var formatter = new AudioClipFormatterSource().CreateTypeFormatters().Cast<Formatter<AudioClip>>().Single(f => f.MimeType == mimeType);
        var writer = new StringWriter();
        Assert.True(formatter.Format(clip, writer));
        return writer.ToString();
    }

    [Fact]
    public void A_clip_is_shown_as_a_waveform_and_a_player_with_the_whole_sound()
    {
        string html = Show(new AudioClip(new float[100], 8000), "text/html");

        string base64 = html.Split("base64,")[1].Split('"')[0];
        Assert.Equal(100, WavFile.Read(new MemoryStream(Convert.FromBase64String(base64))).Length);
        Assert.Contains("<svg", html);
    }

    [Fact]
    public void A_long_clip_has_no_player_and_an_empty_one_no_waveform()
    {
        Assert.DoesNotContain("<audio", Show(new AudioClip(new float[200_000], 8000), "text/html"));
        Assert.Equal("<div>AudioClip: 0 s, 8000 Hz, mono, 0 samples</div>", Show(new AudioClip([], 8000), "text/html"));
    }

    [Fact]
    public void The_text_of_a_clip_is_its_description() =>
        Assert.Equal("AudioClip: 0.013 s, 8000 Hz, mono, 100 samples", Show(new AudioClip(new float[100], 8000), "text/plain"));
}
