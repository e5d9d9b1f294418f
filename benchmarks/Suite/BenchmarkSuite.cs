using System.Globalization;
using DeepDay3.Benchmarks.Cases;

namespace DeepDay3.Benchmarks;

/// <summary>The cases by name. A name may carry sizes behind an @: <c>spoken_digit_gru@points=100,hidden=16,batch=1</c>.</summary>
public static class BenchmarkSuite
{
    static readonly Dictionary<string, (string Description, Func<Sizes, BenchmarkCase> Create)> Cases = new()
    {
        ["add_1x16"] = ("a + b for two 1x16 tensors, no gradient", _ => new SmallOperation((a, b, _) => a + b)),
        ["mm_1x16_16x16"] = ("1x16 times 16x16, no gradient", _ => new SmallOperation((a, _, w) => a.mm(w))),
        ["gemm_512"] = ("512x512 times 512x512, float32", s => new MatrixProduct(s["size", 512])),
        ["binary_addition_tensor"] = ("the first notebook's tensor code, 10,000 iterations, float64", s => new BinaryAdditionTensors(s["iterations", 10_000])),
        ["binary_addition_package"] = ("the same by the package's trainer", s => new BinaryAdditionPackage(s["iterations", 10_000])),
        ["spoken_digit_rnn"] = ("training step of RNN(128), batch 8 of 1,000 points, Adam", s => Spoken(s, "rnn", 128)),
        ["spoken_digit_gru"] = ("the same for GRU(128)", s => Spoken(s, "gru", 128)),
        ["spoken_digit_bilstm"] = ("the same for a bidirectional LSTM(64)", s => Spoken(s, "bilstm", 64)),
        ["spoken_digit_lstm"] = ("the same for LSTM(64), gradients clipped", s => Spoken(s, "lstm", 64)),
        ["spoken_digit_cnn"] = ("the same for the convolutional model", s => Spoken(s, "cnn", 32)),
        ["seq2seq_attention"] = ("training step of an attention encoder-decoder, GRU 256, batch 64, length 16", _ => new AttentionTraining()),
        ["word2vec_skipgram"] = ("an epoch of skip-gram with 5 negatives over 2,000,000 words", s => new SkipGramTraining(s["words", 2_000_000], s.Threads)),
        ["mnist_cnn"] = ("training step of a CNN on 28x28 pictures, batch 64", _ => new PictureTraining()),
        ["conv2d"] = ("Conv2d(32, 64, 3) on 64x32x14x14, forward and backward", _ => new ConvolutionPass()),
        ["curve_svg"] = ("a curve of 100,000 points drawn as SVG", s => new CurveDrawing(s["points", 100_000])),
        ["layer_norm"] = ("LayerNorm(256) on 64x128x256, forward and backward", _ => new NormalizationPass()),
    };

    /// <summary>Adds a case that a program brings along. It has no sizes.</summary>
    public static void Add(string name, string description, Func<BenchmarkCase> create) => Cases[name] = (description, _ => create());

    /// <summary>The names, in the order in which they are run.</summary>
    public static IReadOnlyCollection<string> Names => Cases.Keys;

    /// <summary>What a case does, in a line.</summary>
    public static string Describe(string name) => Cases[name].Description;

    /// <summary>Whether there is such a case; sizes behind an @ are not looked at.</summary>
    public static bool Knows(string name) => Cases.ContainsKey(Split(name).Name);

    /// <summary>Makes a case.</summary>
    /// <param name="name">Its name, with sizes or without.</param>
    /// <param name="threads">For what has threads of its own.</param>
    /// <exception cref="ArgumentException">No such case, or sizes that it does not have.</exception>
    public static BenchmarkCase Create(string name, int threads)
    {
        var (bare, given) = Split(name);
        if (!Cases.TryGetValue(bare, out var found)) throw new ArgumentException($"There is no benchmark \"{bare}\"; there are {string.Join(", ", Names)}.");
        var sizes = new Sizes(given, threads);
        var made = found.Create(sizes);
        if (sizes.Unused() is { } unused)
        {
            made.Dispose();
            throw new ArgumentException($"The benchmark \"{bare}\" has no size \"{unused}\"{(sizes.Known.Count == 0 ? "" : $"; it has {string.Join(", ", sizes.Known)}")}.");
        }

        return made;
    }

    static BenchmarkCase Spoken(Sizes s, string model, int hidden) => new SpokenDigitTraining(model, s["points", 1000], s["hidden", hidden], s["batch", 8]);

    static (string Name, string Sizes) Split(string name)
    {
        int at = name.IndexOf('@', StringComparison.Ordinal);
        return at < 0 ? (name, "") : (name[..at], name[(at + 1)..]);
    }

    /// <summary>The sizes behind an @.</summary>
    sealed class Sizes(string text, int threads)
    {
        readonly Dictionary<string, int> given = Parse(text);

        public HashSet<string> Known { get; } = [];

        public int Threads => threads;

        public int this[string name, int usual]
        {
            get
            {
                Known.Add(name);
                return given.GetValueOrDefault(name, usual);
            }
        }

        public string? Unused() => given.Keys.FirstOrDefault(name => !Known.Contains(name));

        static Dictionary<string, int> Parse(string text)
        {
            var sizes = new Dictionary<string, int>();
            foreach (var part in text.Split(',', StringSplitOptions.RemoveEmptyEntries))
            {
                var pair = part.Split('=');
                if (pair.Length != 2 || !int.TryParse(pair[1], NumberStyles.None, CultureInfo.InvariantCulture, out int value) || value < 1)
                    throw new ArgumentException($"\"{part}\" is not a size: name=number was expected, the number 1 or more.");
                sizes[pair[0]] = value;
            }

            return sizes;
        }
    }
}
