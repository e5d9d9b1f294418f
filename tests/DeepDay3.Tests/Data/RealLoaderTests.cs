using DeepDay3.Data;
using DeepDay3.Images;
using TorchSharp;

namespace DeepDay3.Tests.Data;

/// <summary>Counts, shapes and values of the real data sets.</summary>
public class RealLoaderTests
{
    static DatasetStore Store => new(RealData.Folder, Path.Combine(Path.GetTempPath(), "there-is-no-such-cache"));

    [RealDataFact("mnist")]
    public void Mnist_has_60000_and_10000_pictures_of_28_x_28()
    {
        DigitImages train = Mnist.Load(true, Store), test = Mnist.Load(false, Store);

        Assert.Equal((60_000, 28, 28), (train.Count, train.Height, train.Width));
        Assert.Equal(10_000, test.Count);
        Assert.Equal([5, 0, 4, 1, 9], train.Labels[..5]);
        Assert.Equal([7, 2, 1, 0, 4], test.Labels[..5]);
        // The mean and deviation that the literature normalises with.
        double mean = train.Pixels.ToArray().Average(pixel => pixel / 255.0);
        Assert.Equal(0.1307, mean, 4);
        Assert.Equal(0.3081, Math.Sqrt(train.Pixels.ToArray().Average(pixel => pixel / 255.0 * (pixel / 255.0)) - mean * mean), 4);
        Assert.Equal([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949], train.Labels.CountBy(label => label).OrderBy(pair => pair.Key).Select(pair => pair.Value));
    }

    [RealDataFact("mnist")]
    public void Mnist_becomes_tensors()
    {
        DigitImages test = Mnist.Load(false, Store);
        using torch.Tensor images = test.ToTensor(), labels = test.LabelTensor();

        Assert.Equal([10_000, 1, 28, 28], images.shape);
        Assert.Equal(torch.int64, labels.dtype);
        Assert.Equal(test[3][14 * 28 + 10] / 255f, images[3, 0, 14, 10].item<float>());
        Assert.Equal("10000 digits of 28 x 28 pixels. MNIST, test part, found by way of $DEEPDAY3_DATA.", test.ToString());
    }

    [RealDataFact("mnist")]
    public void Uci_digits_are_1797_pictures_of_8_x_8()
    {
        DigitImages digits = UciDigits.Load(Store);

        Assert.Equal((1797, 8, 8, 16), (digits.Count, digits.Height, digits.Width, digits.Brightest));
        Assert.Equal([178, 182, 177, 183, 181, 182, 181, 179, 174, 180], digits.Labels.CountBy(label => label).OrderBy(pair => pair.Key).Select(pair => pair.Value));
        // load_digits().data.mean() of scikit-learn.
        Assert.Equal(4.884165, digits.Pixels.ToArray().Average(pixel => (double)pixel), 6);
        Assert.Equal([0, 0, 5, 13, 9, 1, 0, 0], digits[0][..8].ToArray());
    }

    [RealDataFact("text")]
    public void Tiny_Shakespeare_has_65_characters()
    {
        string text = Corpora.TinyShakespeare(Store).Text;

        Assert.Equal(1_115_394, text.Length);
        Assert.Equal(65, text.Distinct().Count());
        Assert.StartsWith("First Citizen:\nBefore we proceed", text);
    }

    [RealDataFact("text")]
    public void WikiText2_has_the_counts_of_the_literature()
    {
        SourcedList<string> train = Corpora.WikiText2Tokens("train", Store), valid = Corpora.WikiText2Tokens("valid", Store), test = Corpora.WikiText2Tokens("test", Store);

        Assert.Equal([2_088_628, 217_646, 245_569], new[] { train.Count, valid.Count, test.Count });
        HashSet<string> known = [.. train];
        Assert.Equal(33_278, known.Count);
        Assert.All(valid.Concat(test).Distinct(), token => Assert.Contains(token, known));
        Assert.Equal(36_718, Corpora.WikiText2Lines("train", Store).Count);
        Assert.Contains("\"all\"", Assert.Throws<ArgumentException>(() => Corpora.WikiText2Lines("all", Store)).Message);
    }

    [RealDataFact("text")]
    public void State_of_the_Union_has_65_speeches()
    {
        IReadOnlyList<Speech> speeches = Corpora.StateOfTheUnion(Store);

        Assert.Equal(65, speeches.Count);
        Assert.Equal((1945, "Truman"), (speeches[0].Year, speeches[0].President));
        Assert.Equal((2006, "GWBush"), (speeches[^1].Year, speeches[^1].President));
        // Latin-1: as many characters as bytes. The readme adds what is missing to the 2,073,698 bytes of the archive.
        Assert.InRange(speeches.Sum(speech => speech.Text.Length), 2_060_000, 2_073_698);
    }

    [RealDataFact("enja")]
    public void English_and_Japanese_sentences_are_pairs()
    {
        IReadOnlyList<SentencePair> train = SmallParallelEnJa.Load("train", Store);

        Assert.Equal(50_000, train.Count);
        Assert.Equal((391_047, 565_618), (train.Sum(pair => pair.English.Length), train.Sum(pair => pair.Japanese.Length)));
        Assert.Equal((6_634, 8_774), (train.SelectMany(pair => pair.English).Distinct().Count(), train.SelectMany(pair => pair.Japanese).Distinct().Count()));
        Assert.All(train, pair => Assert.InRange(pair.English.Length, 4, 16));
        Assert.Equal("i can 't tell who will arrive first . | 誰 が 一番 に 着 く か 私 に は 分か り ま せ ん 。", train[0].ToString());
        foreach ((string part, int english, int japanese) in new[] { ("dev", 3_931, 5_668), ("test", 3_998, 5_635) })
        {
            IReadOnlyList<SentencePair> pairs = SmallParallelEnJa.Load(part, Store);
            Assert.Equal((500, english, japanese), (pairs.Count, pairs.Sum(pair => pair.English.Length), pairs.Sum(pair => pair.Japanese.Length)));
        }
    }

    [RealDataFact("wordsim")]
    public void Word_tests_have_19544_questions_and_353_pairs()
    {
        IReadOnlyList<Analogy> questions = WordTests.Analogies(Store);
        IReadOnlyList<WordPair> pairs = WordTests.WordSim353(Store);

        Assert.Equal((19_544, 14), (questions.Count, questions.DistinctBy(question => question.Section).Count()));
        Assert.Equal(new Analogy("capital-common-countries", "Athens", "Greece", "Baghdad", "Iraq"), questions[0]);
        Assert.Equal((353, 351), (pairs.Count, pairs.DistinctBy(pair => string.CompareOrdinal(pair.First, pair.Second) < 0 ? (pair.First, pair.Second) : (pair.Second, pair.First)).Count()));
        Assert.Equal(new WordPair("love", "sex", 6.77), pairs[0]);
        Assert.Equal(10, pairs.Single(pair => pair is { First: "tiger", Second: "tiger" }).Score);
    }

    [RealDataFact("images")]
    public void Photographs_are_read_and_survive_being_written()
    {
        Picture cat = Photos.Load("cat", Store), coffee = Photos.Load("coffee", Store);

        Assert.Equal((256, 170, 3), (cat.Width, cat.Height, cat.Channels));
        Assert.Equal((256, 171, 3), (coffee.Width, coffee.Height, coffee.Channels));
        var png = new MemoryStream();
        PngFile.Write(png, cat);
        Assert.Equal(cat.Pixels, PngFile.Read(png.ToArray()).Pixels);
    }

    [RealDataFact("")]
    public void Every_file_of_every_data_set_is_the_published_one()
    {
        foreach (DatasetFile file in DatasetCatalog.All.SelectMany(set => set.Files))
        {
            FoundFile? found = Store.Find(file);
            Assert.True(found is not null, file.Name);
            Assert.Null(found.Problem());
        }
    }
}
