using static TorchSharp.torch;

namespace DeepDay3.Training;

/// <summary>
/// Ends a training that does not get better any more, and gives the model the weights of its best record
/// (Prechelt 1998, "Early stopping - but when?").
/// </summary>
/// <param name="patience">After how many records without improvement the training ends.</param>
/// <param name="monitor">The series that counts; null for the validation loss, or the loss where nothing is validated.</param>
/// <param name="maximize">Whether more is better, as of an accuracy.</param>
/// <param name="minimumImprovement">What a record has to be better by to count as better.</param>
/// <param name="restoreBest">Whether the model gets its best weights back at the end, even when patience did not run out.</param>
public sealed class EarlyStopping(int patience, string? monitor = null, bool maximize = false, double minimumImprovement = 0, bool restoreBest = true) : TrainingCallback
{
    readonly int patience = patience >= 1 ? patience : throw new ArgumentException($"A patience of {patience} records was given: 1 or more were expected.", nameof(patience));
    readonly BestValue best = new(monitor, maximize, minimumImprovement);
    Dictionary<string, Tensor>? weights;

    /// <summary>The number of the best record, from 1; 0 while there is none.</summary>
    public int BestRecord => best.Record;

    /// <summary>The best value of the series; NaN while there is none.</summary>
    public double BestMeasure => best.Value;

    /// <inheritdoc/>
    protected internal override void Started(TrainingState state)
    {
        best.Clear();
        Forget();
    }

    /// <inheritdoc/>
    protected internal override void Recorded(TrainingState state)
    {
        if (best.Improves(state.History))
        {
            if (restoreBest) Keep(state.Model);
        }
        else if (state.History.Count - best.Record >= patience)
        {
            state.RequestStop($"no improvement for {patience} {(state.History.ByStep ? "records" : "epochs")}");
        }
    }

    /// <inheritdoc/>
    protected internal override void Ended(TrainingState state)
    {
        if (weights is null) return;
        using (no_grad())
        {
            foreach ((string name, Tensor current) in state.Model.state_dict())
                current.copy_(weights[name]);
        }
        Forget();
    }

    void Keep(nn.Module model)
    {
        Forget();
        using var mode = no_grad();
        weights = model.state_dict().ToDictionary(entry => entry.Key, entry => entry.Value.clone().DetachFromDisposeScope());
    }

    void Forget()
    {
        foreach (Tensor tensor in weights?.Values ?? Enumerable.Empty<Tensor>())
            tensor.Dispose();
        weights = null;
    }
}
