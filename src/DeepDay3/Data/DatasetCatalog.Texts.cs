namespace DeepDay3.Data;

public static partial class DatasetCatalog
{
    const string EnJaUrl = "https://raw.githubusercontent.com/odashi/small_parallel_enja/master/";
    const string WikiTextUrl = "https://raw.githubusercontent.com/pytorch/examples/main/word_language_model/data/wikitext-2/";

    /// <summary>small_parallel_enja: 50,000 English sentences with their Japanese translations.</summary>
    public static Dataset EnJa => new("enja", "small_parallel_enja", "English-Japanese translation; 50,000 + 500 + 500 short sentence pairs",
        "Tanaka Corpus (public domain, 2001; its edition at Tatoeba CC BY 2.0 FR); the repository names no licence",
        "Tanaka Corpus / Tatoeba; selected and tokenised by Y. Oda, github.com/odashi/small_parallel_enja",
        [
            Text("train.en", "enja/train.en", EnJaUrl + "train.en", 1_701_356, "148b05dcd28638fe20ee84f2b1127001c80982be352007dda241fb759adadc76"),
            Text("train.ja", "enja/train.ja", EnJaUrl + "train.ja", 2_784_447, "fc81a1434349ec98a449d7ae9cd2530057f689637684ecfed3501ea6a8a07ecc"),
            Text("dev.en", "enja/dev.en", EnJaUrl + "dev.en", 17_054, "04a2673449770657fd5e3b963cb856be3130923212b6db8ac7eaeef18f06c041"),
            Text("dev.ja", "enja/dev.ja", EnJaUrl + "dev.ja", 27_781, "cd534f56b8639dc130f86a365e5ec0aa70042000bdd740a622fbbf8b6be4acca"),
            Text("test.en", "enja/test.en", EnJaUrl + "test.en", 17_301, "45edb380749ec2b49cca7618fc5a7595fc9f791180672ba466b90c873a4aa8bf"),
            Text("test.ja", "enja/test.ja", EnJaUrl + "test.ja", 27_793, "d37dc460a81b064e4106c8913eb11fa300da05cf3f58a7a5bbfec7e20947ddef"),
        ]);

    /// <summary>Tiny Shakespeare: 1.1 million characters of plays.</summary>
    public static Dataset TinyShakespeare => new("tinyshakespeare", "Tiny Shakespeare", "character language models; 1,115,394 characters, 65 distinct",
        "public domain text; the repository is under MIT", "Karpathy (2015): The unreasonable effectiveness of recurrent neural networks. github.com/karpathy/char-rnn",
        [
            Text("tinyshakespeare", "text/tinyshakespeare.txt", "https://raw.githubusercontent.com/karpathy/char-rnn/master/data/tinyshakespeare/input.txt",
                1_115_394, "86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed"),
        ]);

    /// <summary>WikiText-2, word level: rare words are already &lt;unk&gt;.</summary>
    public static Dataset WikiText2 => new("wikitext2", "WikiText-2, word level", "word language models and word vectors; 2.09 million tokens, 33,278 distinct",
        "CC BY-SA 3.0, also GFDL (Wikipedia contributors)", "Merity, Xiong, Bradbury, Socher (2016): Pointer sentinel mixture models. arXiv:1609.07843",
        [
            Text("train", "text/wikitext-2.train.tokens", WikiTextUrl + "train.txt", 10_797_148, "9e9fa1ad55b1c2c95b08e37dd8e653f638fac2c6de904b79e813611eefbc985f"),
            Text("valid", "text/wikitext-2.valid.tokens", WikiTextUrl + "valid.txt", 1_121_681, "f0737ed31fc1329026e95cb8b98e19c2a182c39c240ab909dc31abf2f8af58e8"),
            Text("test", "text/wikitext-2.test.tokens", WikiTextUrl + "test.txt", 1_256_449, "d790b833ef8cf03a90db7bf1271b7520b83c45ce07ba3c1a9699df81e239eca0"),
        ]);

    /// <summary>Addresses of US presidents, 1945 to 2006.</summary>
    public static Dataset StateOfTheUnion => new("stateunion", "State of the Union addresses, 1945-2006", "word vectors and language models; 65 speeches, 350,000 words",
        "public domain", "C-Span State of the Union Address Corpus, by way of NLTK (Bird, Klein, Loper, 2009)",
        [
            new("state_union", [new Uri("https://raw.githubusercontent.com/nltk/nltk_data/gh-pages/packages/corpora/state_union.zip")],
                [Plain("text/nltk-state_union.zip", 808_757, "366c1dc82b2abf896f42b2ec50ba802a0141a29f75d29ca48a7a243ce5bfbe8d")]),
        ]);

    /// <summary>Questions of the kind Athens is to Greece as Baghdad is to ...</summary>
    public static Dataset Analogies => new("analogies", "Google analogy questions (questions-words)", "tests of word vectors; 19,544 questions in 14 sections",
        "Apache-2.0", "Mikolov, Chen, Corrado, Dean (2013): Efficient estimation of word representations in vector space. arXiv:1301.3781",
        [
            new("questions-words", [new Uri("https://raw.githubusercontent.com/tmikolov/word2vec/master/questions-words.txt")],
                [Plain("wordsim/questions-words.txt", 603_955, "8c29b3332afc46f3fb8be04cb5297bf96f39aa7131272dff57869b4485b22a36")]),
        ]);

    /// <summary>Pairs of words with the mean of people's scores of their relatedness.</summary>
    public static Dataset WordSim => new("wordsim353", "WordSimilarity-353", "tests of word vectors; 353 word pairs with scores 0 to 10",
        "CC BY 4.0 as recorded by GluonNLP", "Finkelstein, Gabrilovich, Matias, Rivlin, Solan, Wolfman, Ruppin (2002): Placing search in context. ACM TOIS 20(1)",
        [
            new("wordsim353", [new Uri("https://raw.githubusercontent.com/piskvorky/gensim/develop/gensim/test/test_data/wordsim353.tsv")],
                [Plain("wordsim/wordsim353.tsv", 7_186, "f92a022fc2537793a15bc3a8c162ebcd74990e033a228bb6388cb71e4c0b1e1d")]),
        ]);
}
