using System.Text;
using DeepDay3.Data.Formats;

namespace DeepDay3.Data;

/// <summary>English texts for language models and word vectors. Where one is not on this machine, sentences of the <see cref="ToyWorld"/> stand in for it.</summary>
public static class Corpora
{
    /// <summary>What ends a line of WikiText-2 in the literature's counts.</summary>
    public const string EndOfSentence = "<eos>";

    // Parts of the stand-ins differ by their seeds.
    const int ToyTrain = 40_000, ToyTest = 4_000, ToyPlay = 25_000, ToySpeech = 200, Speeches = 65;

    /// <summary>The text of Tiny Shakespeare: 1,115,394 characters, 65 distinct. The stand-in has about as many.</summary>
    /// <param name="store">Where to look; null for what the environment says.</param>
    /// <exception cref="DatasetException">The file is not the published one.</exception>
    public static SourcedText TinyShakespeare(DatasetStore? store = null)
    {
        store ??= DatasetStore.FromEnvironment();
        Dataset set = DatasetCatalog.TinyShakespeare;
        if (store.Lacks(set))
            return new(string.Concat(Toy(ToyPlay, seed: 4).Select(line => line + "\n")), StandIn(store, set, ToyPlay), true);
        FoundFile file = store.Need(set);
        return new(Encoding.UTF8.GetString(file.Read()), $"Tiny Shakespeare, found by way of {file.Where}.", false);
    }

    /// <summary>
    /// The lines of WikiText-2, word level: tokens between spaces, rare words are &lt;unk&gt;, headings are " = Title = ", and lines
    /// without text are a space. The stand-in has a sentence on each line.
    /// </summary>
    /// <param name="part">train, valid or test.</param>
    /// <param name="store">Where to look; null for what the environment says.</param>
    /// <exception cref="ArgumentException">There is no such part.</exception>
    /// <exception cref="DatasetException">The file is not there though others are (the message says how to get it), or not the published one.</exception>
    public static SourcedList<string> WikiText2Lines(string part = "train", DatasetStore? store = null)
    {
        store ??= DatasetStore.FromEnvironment();
        Dataset set = DatasetCatalog.WikiText2;
        _ = set.File(part);
        if (store.Lacks(set))
        {
            (int count, int seed) = part switch { "train" => (ToyTrain, 1), "valid" => (ToyTest, 2), _ => (ToyTest, 3) };
            return new(Toy(count, seed), StandIn(store, set, count), true);
        }
        FoundFile file = store.Need(set, part);
        return new(TextLines.Split(Encoding.UTF8.GetString(file.Read())), $"WikiText-2, {part} part, found by way of {file.Where}.", false);
    }

    /// <summary>The tokens of WikiText-2 with <see cref="EndOfSentence"/> behind each line, as the literature counts: train has 2,088,628.</summary>
    /// <param name="part">train, valid or test.</param>
    /// <param name="store">Where to look; null for what the environment says.</param>
    /// <exception cref="ArgumentException">There is no such part.</exception>
    /// <exception cref="DatasetException">The file is not there though others are (the message says how to get it), or not the published one.</exception>
    public static SourcedList<string> WikiText2Tokens(string part = "train", DatasetStore? store = null)
    {
        var tokens = new List<string>();
        // Few words make up most of the text: equal ones share a string.
        var known = new HashSet<string>();
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> words = known.GetAlternateLookup<ReadOnlySpan<char>>();
        SourcedList<string> lines = WikiText2Lines(part, store);
        foreach (string line in lines)
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
        return new([.. tokens], lines.Source, lines.IsSynthetic);
    }

    /// <summary>The State of the Union addresses of 1945 to 2006: 65 speeches, in the order of their file names. The stand-in has as many.</summary>
    /// <param name="store">Where to look; null for what the environment says.</param>
    /// <exception cref="DatasetException">The file is not the published one.</exception>
    public static SourcedList<Speech> StateOfTheUnion(DatasetStore? store = null)
    {
        store ??= DatasetStore.FromEnvironment();
        Dataset set = DatasetCatalog.StateOfTheUnion;
        if (store.Lacks(set))
        {
            string[][] parts = [.. Toy(Speeches * ToySpeech, seed: 5).Chunk(ToySpeech)];
            return new([.. parts.Select((lines, i) => new Speech(1945 + i, "Nobody", $"{1945 + i}-Nobody", string.Join('\n', lines)))],
                StandIn(store, set, Speeches * ToySpeech), true);
        }
        FoundFile file = store.Need(set);
        using ZipContent zip = ZipContent.Open(file.Read(), file.Path, ArchiveLimits.Datasets);
        // Some files have stray 8-bit bytes, which are no UTF-8.
        return new([.. zip.Files.Where(entry => entry.Name.EndsWith(".txt", StringComparison.Ordinal)).OrderBy(entry => entry.Name, StringComparer.Ordinal)
            .Select(entry => Speech.Named(entry.Name, Encoding.Latin1.GetString(zip.Read(entry)), file.Path))],
            $"State of the Union addresses, found by way of {file.Where}.", false);
    }

    static string[] Toy(int count, int seed) => Array.ConvertAll(ToyWorld.Sentences(count, seed), sentence => string.Join(' ', sentence));

    static string StandIn(DatasetStore store, Dataset set, int count) =>
        store.StandIn($"Synthetic sentences of a toy world ({count} made by a grammar; nobody wrote them)", set);
}
