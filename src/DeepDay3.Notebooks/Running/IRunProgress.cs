namespace DeepDay3.Notebooks.Running;

/// <summary>Follows a run. Calls come from several threads when several notebooks run at once.</summary>
public interface IRunProgress
{
    /// <summary>A notebook starts.</summary>
    void Started(NotebookTarget notebook, int cells);

    /// <summary>A code cell starts.</summary>
    void CellStarted(NotebookTarget notebook, int cell);

    /// <summary>A cell has written to its output.</summary>
    /// <param name="notebook">The notebook.</param>
    /// <param name="line">The last line that is not blank.</param>
    void Printed(NotebookTarget notebook, string line);

    /// <summary>A notebook is done.</summary>
    void Finished(NotebookTarget notebook, NotebookReport report);
}
