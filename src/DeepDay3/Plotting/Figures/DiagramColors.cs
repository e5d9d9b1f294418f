namespace DeepDay3.Plotting.Figures;

/// <summary>What colours mean in diagrams of networks.</summary>
static class DiagramColors
{
    public const string Input = "#009e73", State = "#0072b2", Gate = "#c84c00", Output = "#c08a00", Operation = "#6e7781", Memory = "#d070a8";
}
