using System.Text;

namespace DeepDay3.Notebooks.Pages;

/// <summary>What stands below one heading of a page.</summary>
/// <param name="level">1 to 6, as in the heading; 0 for what stands before the first one.</param>
/// <param name="anchor">The id of the heading, empty before the first one.</param>
/// <param name="heading">The heading as plain text.</param>
sealed class PageSection(int level, string anchor, string heading)
{
    public int Level => level;

    public string Anchor => anchor;

    public string Heading => heading;

    /// <summary>The prose as plain text.</summary>
    public StringBuilder Text { get; } = new();

    /// <summary>The C# of the section's cells.</summary>
    public StringBuilder Code { get; } = new();
}
