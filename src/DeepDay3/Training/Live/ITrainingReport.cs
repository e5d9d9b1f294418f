namespace DeepDay3.Training.Live;

/// <summary>Shows a person how a training goes.</summary>
interface ITrainingReport : IDisposable
{
    /// <summary>Whether it is time to show something new. Asked in every step, so it has to be cheap.</summary>
    bool IsDue { get; }

    /// <summary>Shows where the training stands, in place of what was shown before.</summary>
    /// <param name="line">In words.</param>
    /// <param name="share">How much is done, from 0 to 1.</param>
    /// <param name="history">The curves so far; null when there are none to show.</param>
    void Show(string line, double share, History? history);

    /// <summary>Shows what stays.</summary>
    /// <param name="line">In words.</param>
    /// <param name="history">The curves; null when there are none to show.</param>
    void Finish(string line, History? history);
}
