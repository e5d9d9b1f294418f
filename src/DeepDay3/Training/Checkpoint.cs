using static TorchSharp.torch;

namespace DeepDay3.Training;

/// <summary>
/// Saves the model whenever it is better than before, in TorchSharp's format: <c>model.load(path)</c> reads it. The file is written whole
/// or not at all.
/// </summary>
/// <param name="path">The file; its folder is made where there is none.</param>
/// <param name="monitor">The series that counts; null for the validation loss, or the loss where nothing is validated.</param>
/// <param name="maximize">Whether more is better, as of an accuracy.</param>
/// <param name="always">Whether every record is saved, better or not.</param>
public sealed class Checkpoint(string path, string? monitor = null, bool maximize = false, bool always = false) : TrainingCallback
{
    readonly BestValue best = new(monitor, maximize);

    /// <summary>The number of the record that the file holds, from 1; 0 while there is none.</summary>
    public int SavedRecord { get; private set; }

    /// <inheritdoc/>
    protected internal override void Started(TrainingState state)
    {
        best.Clear();
        SavedRecord = 0;
    }

    /// <inheritdoc/>
    protected internal override void Recorded(TrainingState state)
    {
        if (!best.Improves(state.History) && !always) return;
        using var scope = NewDisposeScope();
        AtomicFile.Write(path, stream => state.Model.save(stream));
        SavedRecord = state.History.Count;
    }
}
