using static TorchSharp.torch;

namespace DeepDay3.Plotting.Figures;

/// <summary>Sounds.</summary>
public static class AudioFigures
{
    /// <summary>How loud each frequency is over time, in decibels below the loudest: short Fourier transforms under a Hann window.</summary>
    /// <param name="samples">Samples.</param>
    /// <param name="sampleRate">Samples a second.</param>
    /// <param name="window">Samples in one transform.</param>
    /// <param name="hop">Samples from one transform to the next.</param>
    /// <param name="range">Quieter than this many decibels is drawn as silence.</param>
    /// <exception cref="ArgumentException">There are fewer samples than one window, or a size is not positive.</exception>
    public static Chart Spectrogram(float[] samples, int sampleRate, int window = 256, int hop = 64, double range = 80)
    {
        if (sampleRate < 1 || window < 8 || hop < 1 || !(range > 0))
            throw new ArgumentException($"AudioFigures.Spectrogram got sample rate {sampleRate}, window {window}, hop {hop} and range {range}: positive values and a window of at least 8 were expected.");
        if (samples.Length < window)
            throw new ArgumentException($"AudioFigures.Spectrogram got {samples.Length} samples: at least one window of {window} was expected.");
        using var scope = NewDisposeScope();
        int frames = 1 + (samples.Length - window) / hop, bins = window / 2 + 1;
        var framed = new double[frames * window];
        for (int frame = 0; frame < frames; frame++)
        {
            for (int i = 0; i < window; i++)
                framed[frame * window + i] = samples[frame * hop + i] * (0.5 - 0.5 * Math.Cos(2 * Math.PI * i / window));
        }
        Tensor spectrum = fft.rfft(tensor(framed, frames, window));
        (double[] re, double[] im) = (TensorValues.Of(spectrum.real), TensorValues.Of(spectrum.imag));
        double[] power = [.. re.Zip(im, (a, b) => a * a + b * b)];
        double loudest = Math.Max(1e-30, power.Where(double.IsFinite).DefaultIfEmpty(0).Max());
        var decibels = new double[bins, frames];
        for (int i = 0; i < power.Length; i++)
            decibels[i % bins, i / bins] = Math.Max(-range, 10 * Math.Log10(power[i] / loudest));
        return Chart.Heatmap(decibels, min: -range, max: 0, name: "level (dB)", originTop: false,
                xStart: window / 2.0 / sampleRate, xStep: (double)hop / sampleRate, yStep: (double)sampleRate / window)
            .WithXAxis("time (s)").WithYAxis("frequency (Hz)").WithSize(720, 320);
    }
}
