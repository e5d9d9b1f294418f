namespace DeepDay3.Data;

public static partial class DatasetCatalog
{
    /// <summary>MNIST: 60,000 and 10,000 handwritten digits of 28 x 28 pixels.</summary>
    public static Dataset Mnist => new("mnist", "MNIST handwritten digits", "pictures of 28 x 28 pixels to 10 digits; 60,000 train, 10,000 test",
        "CC BY-SA 3.0 as recorded by Keras; the original page names none",
        "LeCun, Bottou, Bengio, Haffner (1998): Gradient-based learning applied to document recognition. Proc. IEEE 86(11)",
        [
            MnistFile("train-images-idx3-ubyte", 9_912_422, "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
                47_040_016, "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
            MnistFile("train-labels-idx1-ubyte", 28_881, "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
                60_008, "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
            MnistFile("t10k-images-idx3-ubyte", 1_648_877, "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
                7_840_016, "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
            MnistFile("t10k-labels-idx1-ubyte", 4_542, "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
                10_008, "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
        ]);

    /// <summary>The test part of the UCI digits: 1,797 digits of 8 x 8 pixels, as scikit-learn has them.</summary>
    public static Dataset UciDigits => new("digits", "UCI optical recognition of handwritten digits, test part", "pictures of 8 x 8 pixels to 10 digits; 1,797 in all",
        "CC BY 4.0", "Alpaydin, Kaynak (1998): Optical Recognition of Handwritten Digits. UCI Machine Learning Repository, doi:10.24432/C50P49",
        [
            new("digits", [new Uri("https://raw.githubusercontent.com/scikit-learn/scikit-learn/1.2.1/sklearn/datasets/data/digits.csv.gz")],
            [
                // The label is the last column here, and the first one, below a header, in the other form.
                Packed("mnist/digits.csv.gz", 264_712, "6ebb3d2fee246a4e99363262ddf8a00a3c41bee6014c373ed9d9216ba7f651b8"),
                Packed("mnist/uci-optdigits-8x8-1797.csv.gz", 264_964, "d168c7e6f3c50d0eb1a859158aabd051dc9ac54cb9b20bf72ad3c2dfb765e010"),
            ]),
        ]);

    /// <summary>Two photographs without copyright, for data augmentation.</summary>
    public static Dataset Photos => new("photos", "Two photographs: a cat and a cup of coffee", "augmentation and captions",
        "CC0 1.0", "Stefan van der Walt (cat); Rachel Michetti, courtesy of Pikolo Espresso Bar (coffee); by way of scikit-image",
        [
            new("cat", [new Uri("https://gitlab.com/scikit-image/data/-/raw/5c090b56df3988d988ff97928e2ef2d2cbe38e1b/chelsea.png")],
            [
                Plain("images/chelsea.png", null, "596aa1e7cb875eb79f437e310381d26b338a81c2da23439704a73c4651e8c4bb"),
                Plain("images/cat-chelsea-256.png", 79_766, "fddc158eac9a0f8691a34bc443b9e9c0d53f3b3878ff942cb6d82c85e71beed5"),
            ]),
            new("coffee", [new Uri("https://gitlab.com/scikit-image/data/-/raw/5c090b56df3988d988ff97928e2ef2d2cbe38e1b/coffee.png")],
            [
                Plain("images/coffee.png", null, "cc02f8ca188b167c775a7101b5d767d1e71792cf762c33d6fa15a4599b5a8de7"),
                Plain("images/coffee-256.png", 85_651, "81f4b950b4593ae4a968d16b3beb9155fd2553dffea3d3ab4e630920889b06af"),
            ]),
        ]);

    static DatasetFile MnistFile(string name, long size, string sha256, long contentSize, string contentSha256) => new(name,
        [
            new Uri($"https://ossci-datasets.s3.amazonaws.com/mnist/{name}.gz"),
            new Uri($"https://storage.googleapis.com/cvdf-datasets/mnist/{name}.gz"),
        ],
        [
            new DatasetForm($"mnist/{name}.gz", DatasetPacking.Gzip) { Size = size, Sha256 = sha256, ContentSize = contentSize, ContentSha256 = contentSha256 },
            Plain($"mnist/{name}", contentSize, contentSha256),
        ]);
}
