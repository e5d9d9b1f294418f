namespace DeepDay3.Notebooks.Display;

/// <summary>Asks the person at the notebook for a line of text.</summary>
public interface ICellInput
{
    /// <summary>False when there is nobody to ask; then <see cref="ReadLine"/> is not called.</summary>
    bool IsAvailable { get; }

    /// <summary>Asks and waits for the answer.</summary>
    /// <param name="prompt">What is asked; may be empty.</param>
    /// <param name="isPassword">True when the answer must not be shown.</param>
    /// <param name="cancellation">Ends the wait when the cell is stopped.</param>
    /// <returns>The answer without a line end.</returns>
    /// <exception cref="OperationCanceledException">The cell was stopped while it waited.</exception>
    string ReadLine(string prompt, bool isPassword, CancellationToken cancellation);
}
