namespace DeepDay3.Training;

/// <summary>Lets long work of this library stop with the notebook cell that called it, without knowing the host of notebooks.</summary>
static class CellCancellation
{
    const string DataName = "DeepDay3.CellCancellation";

    /// <summary>The token that the caller gave, or else that of the running cell; none outside of a notebook.</summary>
    public static CancellationToken Or(CancellationToken given) =>
        given.CanBeCanceled ? given : AppContext.GetData(DataName) is CancellationToken cell ? cell : CancellationToken.None;
}
