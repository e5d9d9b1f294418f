using DeepDay3.Notebooks.Display;

namespace Microsoft.DotNet.Interactive;

/// <summary>The execution of the cell that the calling code belongs to.</summary>
public sealed class KernelInvocationContext
{
    readonly OutputScope scope;

    KernelInvocationContext(OutputScope scope)
    {
        this.scope = scope;
    }

    /// <summary>The execution of the cell that the calling code belongs to; null outside of cells.</summary>
    public static KernelInvocationContext? Current => OutputScope.Current is { } scope ? new KernelInvocationContext(scope) : null;

    /// <summary>Says when the cell is stopped.</summary>
    public CancellationToken CancellationToken => scope.Cancellation;

    /// <summary>The kernel that runs the cell.</summary>
    public Kernel HandlingKernel => Kernel.Root;

    /// <inheritdoc cref="Kernel.display"/>
    public DisplayedValue Display(object? value, params string[] mimeTypes) => Kernel.display(value, mimeTypes);

    /// <summary>Displays text as what it is: <c>DisplayAs("# Title", "text/markdown")</c>.</summary>
    public DisplayedValue DisplayAs(string value, string mimeType, params string[] additionalMimeTypes) =>
        DisplayedValue.Show(new MimeBundle([.. additionalMimeTypes.Prepend(mimeType).Select(mime => KeyValuePair.Create(mime, value))]), [mimeType, .. additionalMimeTypes]);

    /// <summary>Writes to the cell's standard output.</summary>
    public void DisplayStandardOut(string output) => scope.Write(OutputScope.StandardOutput, output);

    /// <summary>Writes to the cell's standard error.</summary>
    public void DisplayStandardError(string error) => scope.Write(OutputScope.StandardError, error);
}
