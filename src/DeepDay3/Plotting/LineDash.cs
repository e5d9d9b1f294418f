namespace DeepDay3.Plotting;

/// <summary>How a line is dashed.</summary>
public enum LineDash
{
    /// <summary>One unbroken line.</summary>
    Solid,

    /// <summary>Dashes.</summary>
    Dash,

    /// <summary>Dots.</summary>
    Dot,

    /// <summary>Dashes and dots in turn.</summary>
    DashDot,
}
