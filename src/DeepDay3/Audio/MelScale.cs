namespace DeepDay3.Audio;

/// <summary>Slaney's mel scale (Auditory Toolbox, 1998): linear up to 1 kHz, logarithmic above; and the triangular filters along it.</summary>
public static class MelScale
{
    const double HertzPerMel = 200.0 / 3, Corner = 1_000, CornerMel = Corner / HertzPerMel;

    // 27 mels from 1 kHz to 6.4 kHz.
    static readonly double LogStep = Math.Log(6.4) / 27;

    /// <summary>The mels of a frequency in hertz.</summary>
    public static double FromHertz(double hertz) => hertz < Corner ? hertz / HertzPerMel : CornerMel + Math.Log(hertz / Corner) / LogStep;

    /// <summary>The frequency in hertz of mels.</summary>
    public static double ToHertz(double mel) => mel < CornerMel ? mel * HertzPerMel : Corner * Math.Exp(LogStep * (mel - CornerMel));

    /// <summary>Triangles whose corners are equally far apart in mels, each with the area 1 over hertz (norm="slaney").</summary>
    /// <returns>Weights of shape [bands, fftSize / 2 + 1].</returns>
    /// <exception cref="ArgumentException">The options are out of range.</exception>
    public static double[,] Filters(MelOptions options)
    {
        options.Check();
        double low = FromHertz(options.MinFrequency), high = FromHertz(options.MaxFrequency ?? options.SampleRate / 2.0);
        double[] corners = [.. Enumerable.Range(0, options.Bands + 2).Select(i => ToHertz(low + (high - low) * i / (options.Bands + 1)))];
        int bins = options.FftSize / 2 + 1;
        var filters = new double[options.Bands, bins];
        for (int band = 0; band < options.Bands; band++)
        {
            (double left, double middle, double right) = (corners[band], corners[band + 1], corners[band + 2]);
            for (int bin = 0; bin < bins; bin++)
            {
                double hertz = (double)bin * options.SampleRate / options.FftSize;
                double height = Math.Min((hertz - left) / (middle - left), (right - hertz) / (right - middle));
                filters[band, bin] = Math.Max(0, height) * 2 / (right - left);
            }
        }
        return filters;
    }
}
