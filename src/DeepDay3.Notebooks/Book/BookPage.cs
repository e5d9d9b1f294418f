using DeepDay3.Notebooks.Pages;

namespace DeepDay3.Notebooks.Book;

/// <summary>A page of the book, without what surrounds it.</summary>
sealed record BookPage
{
    /// <summary>Where it lies in the site, with slashes.</summary>
    public required string Url { get; init; }

    /// <summary>What it was made from, relative to the root; null for pages that the book makes itself.</summary>
    public string? Source { get; init; }

    /// <summary>The chapter that it belongs to.</summary>
    public required string Chapter { get; init; }

    /// <summary>The first heading.</summary>
    public required string Title { get; init; }

    /// <summary>HTML of the page's text.</summary>
    public required string Body { get; init; }

    /// <summary>The text by headings: for the search and the list of headings.</summary>
    public required IReadOnlyList<PageSection> Sections { get; init; }

    /// <summary>Ids that a link may name beside those of the headings.</summary>
    public IReadOnlySet<string> Anchors { get; init; } = new HashSet<string>();

    /// <summary>Links that the page holds, for the check at the end.</summary>
    public IReadOnlyList<PageLink> Links { get; init; } = [];

    public bool HasAnchor(string anchor) => Anchors.Contains(anchor) || Sections.Any(section => section.Anchor == anchor);
}
