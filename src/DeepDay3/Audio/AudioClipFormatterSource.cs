using System.Net;
using DeepDay3.Plotting;
using DeepDay3.Plotting.Rendering;

namespace DeepDay3.Audio;

/// <summary>Shows a clip as a player with its waveform; hosts that remove players still show the waveform.</summary>
sealed class AudioClipFormatterSource
{
    // Ten seconds at 8 kHz: more would make the notebook large.
    const int LongestPlayed = 80_000;

    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter<AudioClip>(MimeTypes.Html, Html),
        new Formatter<AudioClip>(MimeTypes.Plain, clip => clip.ToString()),
    ];

    static string Html(AudioClip clip)
    {
        string caption = $"<div>{WebUtility.HtmlEncode(clip.ToString())}</div>";
        if (clip.Length == 0)
            return caption;
        string wave = Chart.Waveform(clip.ToMono().Samples, clip.SampleRate).ToHtml();
        if (clip.Samples.Length > LongestPlayed)
            return wave + caption;
        using var wav = new MemoryStream();
        WavFile.Write(wav, clip);
        return $"{wave}<audio controls preload=\"none\" src=\"data:audio/wav;base64,{Convert.ToBase64String(wav.ToArray())}\"></audio>{caption}";
    }
}
