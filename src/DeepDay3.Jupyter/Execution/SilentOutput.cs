using DeepDay3.Notebooks.Display;

namespace DeepDay3.Jupyter.Execution;

/// <summary>Takes what a silent request puts out, and shows it to nobody.</summary>
sealed class SilentOutput : ICellOutput
{
    public void Write(string stream, string text)
    {
    }

    public void Display(MimeBundle bundle, string? displayId)
    {
    }

    public void Update(MimeBundle bundle, string displayId)
    {
    }

    public void Clear(bool wait)
    {
    }
}
