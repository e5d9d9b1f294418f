namespace DeepDay3.Data;

/// <summary>A resonance of the vocal tract: a digital filter with two poles and unit gain at 0 Hz (Klatt, 1980, section I.C).</summary>
sealed class Resonator
{
    double a, b, c, last, beforeLast, hertz = double.NaN;

    /// <summary>Sets the frequency and the bandwidth, both in Hz.</summary>
    public void Tune(double frequency, double bandwidth)
    {
        if (frequency == hertz)
            return;
        hertz = frequency;
        double period = 1.0 / FormantSynthesizer.SampleRate;
        c = -Math.Exp(-2 * Math.PI * bandwidth * period);
        b = 2 * Math.Exp(-Math.PI * bandwidth * period) * Math.Cos(2 * Math.PI * frequency * period);
        a = 1 - b - c;
    }

    /// <summary>Filters one sample.</summary>
    public double Next(double input)
    {
        double output = a * input + b * last + c * beforeLast;
        (beforeLast, last) = (last, output);
        return output;
    }
}
