using System.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace DeepDay3.Audio;

/// <summary>
/// Turns sounds into spectrograms, mel spectrograms and mel cepstra, as librosa does. Windows and filters are made once, so one
/// analyzer serves many sounds, also from several threads.
/// </summary>
public sealed class MelAnalyzer
{
    readonly double[] window;
    readonly double[,] filters;
    // The bins where a band's triangle is above 0.
    readonly (int First, int End)[] ranges;

    /// <summary>Makes an analyzer.</summary>
    /// <exception cref="ArgumentException">The options are out of range.</exception>
    public MelAnalyzer(MelOptions? options = null)
    {
        Options = options ?? new MelOptions();
        filters = MelScale.Filters(Options);
        window = MakeWindow(Options);
        ranges = [.. Enumerable.Range(0, Options.Bands).Select(band =>
        {
            int[] bins = [.. Enumerable.Range(0, Bins).Where(bin => filters[band, bin] > 0)];
            return bins.Length == 0 ? (0, 0) : (bins[0], bins[^1] + 1);
        })];
    }

    /// <summary>How the analyzer works.</summary>
    public MelOptions Options { get; }

    /// <summary>Frequencies of a Fourier transform: half of its size and one.</summary>
    public int Bins => Options.FftSize / 2 + 1;

    /// <summary>How many frames a sound of this many samples has.</summary>
    public int Frames(int samples)
    {
        int padded = samples + (Options.Center ? Options.FftSize / 2 * 2 : 0);
        return padded < Options.FftSize ? 0 : 1 + (padded - Options.FftSize) / Options.HopLength;
    }

    /// <summary>The magnitudes of the short-time Fourier transform, to the power of <see cref="MelOptions.Power"/>.</summary>
    /// <param name="samples">One channel.</param>
    /// <returns>Shape [bins, frames].</returns>
    /// <exception cref="ArgumentException">There are too few samples for a frame.</exception>
    public double[,] Spectrogram(ReadOnlySpan<float> samples)
    {
        int frames = Frames(samples.Length);
        if (samples.IsEmpty || frames == 0)
            throw new ArgumentException($"A spectrogram of {samples.Length} samples was asked for: at least {(Options.Center ? 1 : Options.FftSize)} were expected.");
        var spectrogram = new double[Bins, frames];
        var frame = new Complex[Options.FftSize];
        int lead = Options.Center ? Options.FftSize / 2 : 0;
        for (int t = 0; t < frames; t++)
        {
            int start = t * Options.HopLength - lead;
            for (int i = 0; i < frame.Length; i++)
                frame[i] = window[i] == 0 ? 0 : window[i] * samples[Reflect(start + i, samples.Length)];
            Fourier.Forward(frame, FourierOptions.NoScaling);
            for (int bin = 0; bin < Bins; bin++)
            {
                double power = frame[bin].Real * frame[bin].Real + frame[bin].Imaginary * frame[bin].Imaginary;
                spectrogram[bin, t] = Options.Power == 2 ? power : Math.Pow(power, Options.Power / 2);
            }
        }
        return spectrogram;
    }

    /// <summary>The spectrogram through the filters of the mel scale (librosa.feature.melspectrogram).</summary>
    /// <param name="samples">One channel.</param>
    /// <returns>Shape [bands, frames].</returns>
    /// <exception cref="ArgumentException">There are too few samples for a frame.</exception>
    public double[,] MelSpectrogram(ReadOnlySpan<float> samples)
    {
        double[,] spectrogram = Spectrogram(samples);
        var mel = new double[Options.Bands, spectrogram.GetLength(1)];
        for (int band = 0; band < Options.Bands; band++)
        {
            for (int bin = ranges[band].First; bin < ranges[band].End; bin++)
            {
                for (int t = 0; t < mel.GetLength(1); t++)
                    mel[band, t] += filters[band, bin] * spectrogram[bin, t];
            }
        }
        return mel;
    }

    /// <summary>The mel spectrogram in decibels.</summary>
    /// <param name="samples">One channel.</param>
    /// <param name="range">What is more decibels below the largest value is raised to there (top_db); null for no such limit.</param>
    /// <returns>Shape [bands, frames].</returns>
    /// <exception cref="ArgumentException">There are too few samples for a frame.</exception>
    public float[,] LogMel(ReadOnlySpan<float> samples, double? range = 80) => Floats(Decibels.FromPower(MelSpectrogram(samples), range: range));

    /// <summary>Mel-frequency cepstral coefficients: the orthonormal cosine transform of the mel spectrogram in decibels (librosa.feature.mfcc).</summary>
    /// <param name="samples">One channel.</param>
    /// <param name="count">How many coefficients, at most as many as there are bands.</param>
    /// <returns>Shape [count, frames].</returns>
    /// <exception cref="ArgumentException">There are too few samples for a frame, or the count is out of range.</exception>
    public float[,] Mfcc(ReadOnlySpan<float> samples, int count = 20)
    {
        if (count < 1 || count > Options.Bands)
            throw new ArgumentException($"{count} cepstral coefficients were asked for: 1 to {Options.Bands}, the number of bands, were expected.");
        double[,] decibels = Decibels.FromPower(MelSpectrogram(samples));
        int bands = Options.Bands;
        var cepstra = new double[count, decibels.GetLength(1)];
        for (int k = 0; k < count; k++)
        {
            double scale = Math.Sqrt((k == 0 ? 1.0 : 2.0) / bands);
            for (int band = 0; band < bands; band++)
            {
                double cosine = scale * Math.Cos(Math.PI * k * (2 * band + 1) / (2.0 * bands));
                for (int t = 0; t < cepstra.GetLength(1); t++)
                    cepstra[k, t] += cosine * decibels[band, t];
            }
        }
        return Floats(cepstra);
    }

    // The sound goes back and forth at its ends, without repeating the last sample.
    static int Reflect(int index, int length)
    {
        if ((uint)index < (uint)length)
            return index;
        if (length == 1)
            return 0;
        int period = 2 * (length - 1), place = ((index % period) + period) % period;
        return place < length ? place : period - place;
    }

    // Hann's window, periodic: the sample behind its end would be 0 again.
    static double[] MakeWindow(MelOptions options)
    {
        int length = options.WindowLength ?? options.FftSize, lead = (options.FftSize - length) / 2;
        var window = new double[options.FftSize];
        for (int i = 0; i < length; i++)
            window[lead + i] = 0.5 - 0.5 * Math.Cos(2 * Math.PI * i / length);
        return window;
    }

    static float[,] Floats(double[,] values)
    {
        var floats = new float[values.GetLength(0), values.GetLength(1)];
        for (int i = 0; i < floats.GetLength(0); i++)
        {
            for (int t = 0; t < floats.GetLength(1); t++)
                floats[i, t] = (float)values[i, t];
        }
        return floats;
    }
}
