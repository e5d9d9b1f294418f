using DeepDay3.Notebooks.Book;

namespace DeepDay3.Notebooks.Tests.Book;

public sealed class BookOutlineTests : IDisposable
{
    readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Stars_stand_for_all_files_by_name_and_the_first_chapter_keeps_a_source()
    {
        foreach (var name in new[] { "b.md", "a.md", "c.txt" }) File.WriteAllText(Path.Combine(folder.Path, name), "");
        var outline = Load("""{ "title": "T", "description": "", "chapters": [{ "title": "1", "sources": ["b.md"] }, { "title": "2", "sources": ["*.md", "none/*.md"] }] }""");
        Assert.Equal(["b.md"], outline.Chapters[0].Sources);
        Assert.Equal(["a.md"], outline.Chapters[1].Sources);
    }

    [Theory]
    [InlineData("""{ "title": "T" }""", "chapters")]
    [InlineData("{", "line 1")]
    [InlineData("""{ "title": "T", "chapters": [{ "title": "1", "sources": ["x.md"] }] }""", "no file x.md")]
    public void What_is_wrong_is_said_in_one_sentence(string json, string message)
    {
        var error = Assert.Throws<BookException>(() => Load(json));
        Assert.Contains("book.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    BookOutline Load(string json)
    {
        var file = Path.Combine(folder.Path, "book.json");
        File.WriteAllText(file, json);
        return BookOutline.Load(file, folder.Path);
    }
}
