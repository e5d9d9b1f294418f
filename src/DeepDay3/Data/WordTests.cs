using System.Globalization;
using System.Text;
using DeepDay3.Data.Formats;

namespace DeepDay3.Data;

/// <summary>Questions that word vectors are tested with. Where a set is not on this machine, what is planted in the <see cref="ToyWorld"/> stands in for it.</summary>
public static class WordTests
{
    /// <summary>The 19,544 analogy questions of Mikolov et al. (2013), in 14 sections. Names are capitalised.</summary>
    /// <param name="store">Where to look; null for what the environment says.</param>
    /// <exception cref="DatasetException">The file is not the published one.</exception>
    public static SourcedList<Analogy> Analogies(DatasetStore? store = null)
    {
        store ??= DatasetStore.FromEnvironment();
        Dataset set = DatasetCatalog.Analogies;
        if (store.Lacks(set))
            return new([.. ToyWorld.Analogies], store.StandIn($"The {ToyWorld.Analogies.Count} analogies that are planted in the toy world", set), true);
        FoundFile file = store.Need(set);
        return new([.. ReadAnalogies(file.Read(), file.Path)], $"Google analogy questions, found by way of {file.Where}.", false);
    }

    /// <summary>The 353 word pairs of WordSimilarity-353 (Finkelstein et al., 2002); their scores tell relatedness more than similarity.</summary>
    /// <param name="store">Where to look; null for what the environment says.</param>
    /// <exception cref="DatasetException">The file is not the published one.</exception>
    public static SourcedList<WordPair> WordSim353(DatasetStore? store = null)
    {
        store ??= DatasetStore.FromEnvironment();
        Dataset set = DatasetCatalog.WordSim;
        if (store.Lacks(set))
            return new([.. ToyWorld.WordPairs], store.StandIn($"{ToyWorld.WordPairs.Count} word pairs of the toy world with the traits that they share", set), true);
        FoundFile file = store.Need(set);
        return new([.. ReadPairs(file.Read(), file.Path)], $"WordSimilarity-353, found by way of {file.Where}.", false);
    }

    /// <exception cref="DataFormatException">A line is neither a section nor four words.</exception>
    internal static List<Analogy> ReadAnalogies(byte[] bytes, string name)
    {
        var questions = new List<Analogy>();
        string section = "";
        foreach ((long offset, string line) in Lines(bytes))
        {
            if (line.StartsWith(": ", StringComparison.Ordinal))
                section = line[2..];
            else if (line.Split(' ') is [var a, var b, var c, var d] && section.Length > 0)
                questions.Add(new Analogy(section, a, b, c, d));
            else
                throw new DataFormatException(name, offset, $"\"{Printable.Text(line)}\" is there; a section such as \": family\" or four words were expected");
        }
        return questions;
    }

    /// <exception cref="DataFormatException">A line is no comment, and not two words and a number.</exception>
    internal static List<WordPair> ReadPairs(byte[] bytes, string name)
    {
        var pairs = new List<WordPair>();
        foreach ((long offset, string line) in Lines(bytes))
        {
            if (line.StartsWith('#'))
                continue;
            if (line.Split('\t') is not [var first, var second, var number]
                || !double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double score) || score is not (>= 0 and <= 10))
                throw new DataFormatException(name, offset, $"\"{Printable.Text(line)}\" is there; two words and a score of 0 to 10 between tabs were expected");
            pairs.Add(new WordPair(first, second, score));
        }
        return pairs;
    }

    static IEnumerable<(long Offset, string Line)> Lines(byte[] bytes)
    {
        for (int start = 0; start < bytes.Length;)
        {
            int end = Array.IndexOf(bytes, (byte)'\n', start);
            end = end < 0 ? bytes.Length : end;
            yield return (start, Encoding.UTF8.GetString(bytes, start, end - start).TrimEnd('\r'));
            start = end + 1;
        }
    }
}
