namespace DeepDay3.Training.Live;

/// <summary>Shows nothing.</summary>
sealed class SilentReport : ITrainingReport
{
    public bool IsDue => false;

    public void Show(string line, double share, History? history)
    {
    }

    public void Finish(string line, History? history)
    {
    }

    public void Dispose()
    {
    }
}
