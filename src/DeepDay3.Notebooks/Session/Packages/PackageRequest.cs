namespace DeepDay3.Notebooks.Session.Packages;

/// <summary>A package that a notebook asks for.</summary>
/// <param name="Name">Its id.</param>
/// <param name="Version">A version or a range of versions as NuGet writes it; * for the newest.</param>
sealed record PackageRequest(string Name, string Version)
{
    /// <summary>The request as messages show it.</summary>
    public override string ToString() => Version == "*" ? Name : $"{Name}, {Version}";
}
