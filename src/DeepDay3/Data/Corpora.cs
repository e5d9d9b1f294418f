using System.Text;
using DeepDay3.Data.Formats;

namespace DeepDay3.Data;

/// <summary>English texts for language models and word vectors.</summary>
public static class Corpora
{
    /// <summary>What ends a line of WikiText-2 in the literature's counts.</summary>
    public const string EndOfSentence = "<eos>";

    /// <summary>The text of Tiny Shakespeare: 1,115,394 characters, 65 distinct.</summary>
    /// <param name="store">Where to look; null for what the environment says.</param>
    /// <exception cref="DatasetException">The file is not there (the message says how to get it), or not the published one.</exception>
    public static string TinyShakespeare(DatasetStore? store = null) =>
        Encoding.UTF8.GetString(Store(store).Need(DatasetCatalog.TinyShakespeare).Read());

    /// <summary>
    /// The lines of WikiText-2, word level: tokens between spaces, rare words are &lt;unk&gt;, headings are " = Title = ", and lines
    /// without text are a space.
    /// </summary>
    /// <param name="part">train, valid or test.</param>
    /// <param name="store">Where to look; null for what the environment says.</param>
    /// <exception cref="ArgumentException">There is no such part.</exception>
    /// <exception cref="DatasetException">The file is not there (the message says how to get it), or not the published one.</exception>
    public static string[] WikiText2Lines(string part = "train", DatasetStore? store = null) =>
        TextLines.Split(Encoding.UTF8.GetString(Store(store).Need(DatasetCatalog.WikiText2, part).Read()));

    /// <summary>The tokens of WikiText-2 with <see cref="EndOfSentence"/> behind each line, as the literature counts: train has 2,088,628.</summary>
    /// <param name="part">train, valid or test.</param>
    /// <param name="store">Where to look; null for what the environment says.</param>
    /// <exception cref="ArgumentException">There is no such part.</exception>
    /// <exception cref="DatasetException">The file is not there (the message says how to get it), or not the published one.</exception>
    public static string[] WikiText2Tokens(string part = "train", DatasetStore? store = null)
    {
        var tokens = new List<string>();
        // Few words make up most of the text: equal ones share a string.
        var known = new HashSet<string>();
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> words = known.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (string line in WikiText2Lines(part, store))
        {
            foreach (Range range in line.AsSpan().Split(' '))
            {
                ReadOnlySpan<char> word = line.AsSpan()[range];
                if (word.IsEmpty)
                    continue;
                if (!words.TryGetValue(word, out string? token))
                    known.Add(token = word.ToString());
                tokens.Add(token);
            }
            tokens.Add(EndOfSentence);
        }
        return [.. tokens];
    }

    /// <summary>The State of the Union addresses of 1945 to 2006: 65 speeches, in the order of their file names.</summary>
    /// <param name="store">Where to look; null for what the environment says.</param>
    /// <exception cref="DatasetException">The file is not there (the message says how to get it), or not the published one.</exception>
    public static IReadOnlyList<Speech> StateOfTheUnion(DatasetStore? store = null)
    {
        FoundFile file = Store(store).Need(DatasetCatalog.StateOfTheUnion);
        using ZipContent zip = ZipContent.Open(file.Read(), file.Path, ArchiveLimits.Datasets);
        // Some files have stray 8-bit bytes, which are no UTF-8.
        return [.. zip.Files.Where(entry => entry.Name.EndsWith(".txt", StringComparison.Ordinal)).OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .Select(entry => Speech.Named(entry.Name, Encoding.Latin1.GetString(zip.Read(entry)), file.Path))];
    }

    static DatasetStore Store(DatasetStore? store) => store ?? DatasetStore.FromEnvironment();
}
