using System.Text;
using DeepDay3.Data.Formats;

namespace DeepDay3.Data;

/// <summary>
/// small_parallel_enja: short English sentences with their Japanese translations (Tanaka Corpus, selected by Y. Oda). Where it is not on
/// this machine, <see cref="ToyTranslation"/> stands in for it.
/// </summary>
public static class SmallParallelEnJa
{
    const int ToyTrain = 10_000, ToyTest = 500;

    /// <summary>
    /// Loads the pairs of one part: 50,000, 500 or 500. English is in lower case; Japanese is cut into short units by KyTea. The stand-in
    /// has 10,000, 500 and 500; those of dev and test are in no other part.
    /// </summary>
    /// <param name="part">train, dev or test.</param>
    /// <param name="store">Where to look; null for what the environment says.</param>
    /// <exception cref="ArgumentException">There is no such part.</exception>
    /// <exception cref="DatasetException">Some of the files are not there (the message says how to get them), or not the published ones.</exception>
    public static SourcedList<SentencePair> Load(string part = "train", DatasetStore? store = null)
    {
        store ??= DatasetStore.FromEnvironment();
        _ = DatasetCatalog.EnJa.File(part + ".en");
        if (store.Lacks(DatasetCatalog.EnJa))
        {
            SentencePair[] toy = Toy(part);
            return new(toy, store.StandIn($"Synthetic English-Japanese sentences ({toy.Length} made by a grammar; nobody wrote them)", DatasetCatalog.EnJa), true);
        }
        FoundFile english = store.Need(DatasetCatalog.EnJa, part + ".en"), japanese = store.Need(DatasetCatalog.EnJa, part + ".ja");
        return new([.. Lines(english).Zip(Lines(japanese), (en, ja) => new SentencePair(en.Split(' '), ja.Split(' ')))],
            $"small_parallel_enja, {part} part, found by way of {english.Where}.", false);
    }

    static SentencePair[] Toy(string part)
    {
        SentencePair[] train = ToyTranslation.Pairs(ToyTrain, seed: 1);
        if (part == "train")
            return train;
        HashSet<string> seen = [.. train.Select(pair => pair.ToString())];
        // One after the other, so that dev and test have nothing in common either.
        SentencePair[] unseen = [.. ToyTranslation.Pairs(2 * ToyTrain, seed: 2).Where(pair => seen.Add(pair.ToString())).Take(2 * ToyTest)];
        return part == "dev" ? unseen[..ToyTest] : unseen[ToyTest..];
    }

    static string[] Lines(FoundFile file) => TextLines.Split(Encoding.UTF8.GetString(file.Read()));
}
