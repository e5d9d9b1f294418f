using System.Text;
using DeepDay3.Data.Formats;

namespace DeepDay3.Data;

/// <summary>small_parallel_enja: short English sentences with their Japanese translations (Tanaka Corpus, selected by Y. Oda).</summary>
public static class SmallParallelEnJa
{
    /// <summary>Loads the pairs of one part: 50,000, 500 or 500. English is in lower case; Japanese is cut into short units by KyTea.</summary>
    /// <param name="part">train, dev or test.</param>
    /// <param name="store">Where to look; null for what the environment says.</param>
    /// <exception cref="ArgumentException">There is no such part.</exception>
    /// <exception cref="DatasetException">The files are not there (the message says how to get them), or not the published ones.</exception>
    public static IReadOnlyList<SentencePair> Load(string part = "train", DatasetStore? store = null)
    {
        store ??= DatasetStore.FromEnvironment();
        string[] english = Lines(store.Need(DatasetCatalog.EnJa, part + ".en")), japanese = Lines(store.Need(DatasetCatalog.EnJa, part + ".ja"));
        return [.. english.Zip(japanese, (en, ja) => new SentencePair(en.Split(' '), ja.Split(' ')))];
    }

    static string[] Lines(FoundFile file) => TextLines.Split(Encoding.UTF8.GetString(file.Read()));
}
