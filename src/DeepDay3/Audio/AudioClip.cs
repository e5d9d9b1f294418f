using DeepDay3.Plotting.Rendering;

namespace DeepDay3.Audio;

/// <summary>A sound: samples, how many a second, and in how many channels.</summary>
[TypeFormatterSource(typeof(AudioClipFormatterSource),
    PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Plain],
    KernelMimeTypes = [MimeTypes.Html, MimeTypes.Plain])]
public sealed class AudioClip
{
    /// <summary>Makes a clip of samples; the array is not copied.</summary>
    /// <param name="samples">Samples in [-1, 1]; with several channels, one sample of each channel in turn.</param>
    /// <param name="sampleRate">Samples a second in each channel.</param>
    /// <param name="channels">Number of channels.</param>
    /// <param name="pcm16">The 16-bit samples that <paramref name="samples"/> were made from, where there were such.</param>
    /// <exception cref="ArgumentException">The numbers do not fit together.</exception>
    public AudioClip(float[] samples, int sampleRate, int channels = 1, short[]? pcm16 = null)
    {
        if (sampleRate < 1 || channels < 1)
            throw new ArgumentException($"An audio clip got a sample rate of {sampleRate} and {channels} channels: at least 1 of each was expected.");
        if (samples.Length % channels != 0)
            throw new ArgumentException($"An audio clip got {samples.Length} samples for {channels} channels: a multiple of {channels} was expected.");
        if (pcm16 is not null && pcm16.Length != samples.Length)
            throw new ArgumentException($"An audio clip got {samples.Length} samples and {pcm16.Length} 16-bit samples: the same number was expected.");
        (Samples, SampleRate, Channels, Pcm16) = (samples, sampleRate, channels, pcm16);
    }

    /// <summary>Samples in [-1, 1]; with several channels, one sample of each channel in turn.</summary>
    public float[] Samples { get; }

    /// <summary>The samples as 16-bit integers, where the file had such; else null.</summary>
    public short[]? Pcm16 { get; }

    /// <summary>Samples a second in each channel.</summary>
    public int SampleRate { get; }

    /// <summary>Number of channels: 1 is mono, 2 is stereo.</summary>
    public int Channels { get; }

    /// <summary>Number of samples in each channel.</summary>
    public int Length => Samples.Length / Channels;

    /// <summary>How long the clip is, in seconds.</summary>
    public double Seconds => (double)Length / SampleRate;

    /// <summary>The clip with one channel, the mean of its channels.</summary>
    public AudioClip ToMono()
    {
        if (Channels == 1)
            return this;
        var mono = new float[Length];
        for (int i = 0; i < mono.Length; i++)
        {
            double sum = 0;
            for (int channel = 0; channel < Channels; channel++)
                sum += Samples[i * Channels + channel];
            mono[i] = (float)(sum / Channels);
        }
        return new AudioClip(mono, SampleRate);
    }

    /// <summary>A short description.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"AudioClip: {Seconds:0.###} s, {SampleRate} Hz, {(Channels == 1 ? "mono" : Channels == 2 ? "stereo" : Channels + " channels")}, {Length} samples");
}
