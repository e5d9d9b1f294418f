using System.Xml.Linq;

namespace DeepDay3.Cli.Tests.Collection;

/// <summary>Whatever the project uses stands in its notices.</summary>
public sealed class NoticesTests
{
    static readonly string Root = CollectionTests.Root;

    [Fact]
    public void Every_package_has_a_licence_notice()
    {
        string notices = File.ReadAllText(Path.Combine(Root, "THIRD-PARTY-NOTICES.md"));
        var packages = XDocument.Load(Path.Combine(Root, "Directory.Packages.props")).Descendants("PackageVersion").Select(package => (string)package.Attribute("Include")!);
        Assert.All(packages, package => Assert.Contains(package, notices, StringComparison.Ordinal));
        Assert.Contains("KaTeX", notices, StringComparison.Ordinal);
        Assert.Contains("Plotly.js", notices, StringComparison.Ordinal);
    }
}
