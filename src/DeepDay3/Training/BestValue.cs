namespace DeepDay3.Training;

/// <summary>Watches a series of a history for its best value. What is not finite is never better.</summary>
sealed class BestValue(string? monitor, bool maximize, double minimumImprovement = 0)
{
    /// <summary>The number of the best record, from 1; 0 while there is none.</summary>
    public int Record { get; private set; }

    public double Value { get; private set; } = double.NaN;

    public void Clear() => (Record, Value) = (0, double.NaN);

    /// <summary>Looks at the latest record and says whether it is the best so far.</summary>
    public bool Improves(History history)
    {
        double value = history.Last(monitor ?? history.Main);
        if (!double.IsFinite(value) || Record > 0 && !(maximize ? value > Value + minimumImprovement : value < Value - minimumImprovement))
            return false;
        (Record, Value) = (history.Count, value);
        return true;
    }
}
