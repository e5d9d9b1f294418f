namespace DeepDay3.Training;

/// <summary>What a person sees of a training while it runs.</summary>
public enum TrainingDisplay
{
    /// <summary>In notebooks a line of progress and the curves, both growing in place; elsewhere the line alone.</summary>
    Curve,

    /// <summary>A line of progress.</summary>
    Line,

    /// <summary>Nothing.</summary>
    None,
}
