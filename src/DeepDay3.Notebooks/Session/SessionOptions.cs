using DeepDay3.Notebooks.Display;

namespace DeepDay3.Notebooks.Session;

/// <summary>How a <see cref="CSharpSession"/> is set up.</summary>
public sealed record SessionOptions
{
    /// <summary>The folder that relative paths in <c>#r</c> and <c>#load</c> start from; the current directory when null.</summary>
    public string? Folder { get; init; }

    /// <summary>The stack of the thread that cells run on, in bytes.</summary>
    /// <remarks>Room for some 100,000 calls; the time that it takes to report endless recursion grows with it.</remarks>
    public int StackSize { get; init; } = 8 * 1024 * 1024;

    /// <summary>Characters that one cell may write to a stream; what goes beyond is counted and left out.</summary>
    public int MaximumStreamLength { get; init; } = 1_000_000;

    /// <summary>Where <c>#r "nuget: …"</c> looks for packages: addresses and folders; null for what NuGet is set up with.</summary>
    public IReadOnlyList<string>? PackageSources { get; init; }

    /// <summary>The folder that remembers what packages were restored to; one of the user's when null.</summary>
    public string? PackageCache { get; init; }

    /// <summary>Answers what cells ask for; null when there is nobody to ask.</summary>
    public ICellInput? Input { get; init; }
}
