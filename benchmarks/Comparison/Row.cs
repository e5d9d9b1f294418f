namespace DeepDay3.Comparison;

/// <summary>One line of the table: a case of ours and the figure of a peer that stands against it.</summary>
/// <param name="Case">Our name for it.</param>
/// <param name="Title">What it is, for people.</param>
/// <param name="Script">The peer's program.</param>
/// <param name="Key">What it calls its figure.</param>
/// <param name="Model">For programs that print a line a model: which.</param>
/// <param name="Target">How many times as fast ours has to be; null: no target was set.</param>
/// <param name="Threads">Compare on exactly this many threads; null: each at its better number.</param>
sealed record Row(string Case, string Title, string Script, string Key, double? Target, string? Model = null, int? Threads = null)
{
    /// <summary>The table of the design: the ratio of its columns "ours, at least" and "peer".</summary>
    public static readonly Row[] All =
    [
        new("add_1x16", "`a + b`, 1x16, no gradient", "small_ops_torch.py", "add_1x16_ns", 850.0 / 80),
        new("mm_1x16_16x16", "1x16 times 16x16, no gradient", "small_ops_torch.py", "mm_1x16_16x16_ns", 680.0 / 120),
        new("gemm_512", "512x512 product, one thread", "small_ops_torch.py", "gemm_512_gflops", 230.0 / 120, Threads: 1),
        new("gemm_512", "512x512 product, two threads", "small_ops_torch.py", "gemm_512_gflops", 440.0 / 236, Threads: 2),
        new("binary_addition_tensor", "binary addition, 10,000 iterations, as tensor code", "binary_addition_numpy.py", "seconds", 1.67 / 0.17),
        new("binary_addition_package", "the same, package trainer", "binary_addition_numpy.py", "seconds", 1.67 / 0.012),
        new("spoken_digit_rnn", "spoken digits, training step, RNN(128)", "spoken_digit_torch.py", "ms_per_step", 49.0 / 3, "rnn"),
        new("spoken_digit_gru", "the same, GRU(128)", "spoken_digit_torch.py", "ms_per_step", 141.0 / 8, "gru"),
        new("spoken_digit_bilstm", "the same, bidirectional LSTM(64)", "spoken_digit_torch.py", "ms_per_step", 235.0 / 8, "bilstm"),
        new("spoken_digit_lstm", "the same, LSTM(64)", "spoken_digit_torch.py", "ms_per_step", 103 / 3.5, "lstm"),
        new("spoken_digit_cnn", "the same, convolutional", "spoken_digit_torch.py", "ms_per_step", null, "cnn"),
        new("word2vec_skipgram", "skip-gram, 5 negatives, no subsampling", "word2vec_gensim.py", "words_per_s", 5),
        new("seq2seq_attention", "attention encoder-decoder, GRU 256, training step", "seq2seq_attention_torch.py", "tokens_per_s", 5),
        new("mnist_cnn", "CNN on 28x28 pictures, training step, batch 64", "mnist_cnn_torch.py", "ms_per_step", 2.5),
        new("conv2d", "Conv2d(32, 64, 3) on 64x32x14x14, forward and backward", "layers_torch.py", "conv2d_ms", null),
        new("layer_norm", "LayerNorm(256) on 64x128x256, forward and backward", "layers_torch.py", "layer_norm_ms", null),
    ];
}
