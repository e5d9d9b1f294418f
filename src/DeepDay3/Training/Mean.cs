namespace DeepDay3.Training;

/// <summary>The weighted mean of values that come one by one.</summary>
sealed class Mean
{
    double sum, weights;

    /// <summary>The mean; NaN before the first value.</summary>
    public double Value => sum / weights;

    public void Add(double value, double weight)
    {
        sum += value * weight;
        weights += weight;
    }
}
