namespace DeepDay3.Audio;

/// <summary>The logarithmic measure of power (librosa.power_to_db).</summary>
public static class Decibels
{
    /// <summary>Ten times the decimal logarithm of power over a reference.</summary>
    /// <param name="power">Powers from 0.</param>
    /// <param name="reference">The power that has 0 decibels (ref).</param>
    /// <param name="least">Smaller powers count as this (amin).</param>
    /// <param name="range">What is more decibels below the largest value is raised to there (top_db); null for no such limit.</param>
    /// <returns>Decibels in the same shape.</returns>
    /// <exception cref="ArgumentException">Reference, least or range is not above 0.</exception>
    public static double[,] FromPower(double[,] power, double reference = 1, double least = 1e-10, double? range = 80)
    {
        if (!(reference > 0) || !(least > 0) || range < 0)
            throw new ArgumentException(FormattableString.Invariant($"Decibels got the reference {reference}, the least power {least} and the range {range}: numbers above 0 were expected."));
        var decibels = new double[power.GetLength(0), power.GetLength(1)];
        double largest = double.NegativeInfinity;
        for (int i = 0; i < decibels.GetLength(0); i++)
        {
            for (int t = 0; t < decibels.GetLength(1); t++)
            {
                decibels[i, t] = 10 * (Math.Log10(Math.Max(least, power[i, t])) - Math.Log10(Math.Max(least, reference)));
                largest = Math.Max(largest, decibels[i, t]);
            }
        }
        for (int i = 0; range is not null && i < decibels.GetLength(0); i++)
        {
            for (int t = 0; t < decibels.GetLength(1); t++)
                decibels[i, t] = Math.Max(decibels[i, t], largest - range.Value);
        }
        return decibels;
    }
}
