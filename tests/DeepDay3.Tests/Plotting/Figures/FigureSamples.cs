using DeepDay3.Plotting;
using DeepDay3.Plotting.Figures;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Plotting.Figures;

/// <summary>Every figure of a subject, from fixed numbers.</summary>
static class FigureSamples
{
    static Tensor Waves(long rows, long columns, double shift = 0) =>
        tensor(Enumerable.Range(0, (int)(rows * columns)).Select(i => (i * 37 % 101 - 50) / 50.0 + shift).ToArray(), [rows, columns]);

    public static Dictionary<string, Func<Chart>> All { get; } = new()
    {
        ["Tanh"] = () => ActivationFigures.WithDerivative("tanh", x => x.tanh(), -4, 4),
        ["GradientNorms"] = () => GradientFigures.NormByDistance(new Dictionary<string, double[]>
        {
            ["simple RNN"] = [1, 0.5, 0.25, 0.125, 0.0625, 0.03125],
            ["LSTM"] = [1, 0.9, 0.85, 0.8, 0.75, 0],
        }),
        ["Gates"] = () => GateFigures.OverTime(
            new Dictionary<string, Tensor> { ["forget gate 忘却ゲート"] = Waves(12, 6).sigmoid(), ["input gate"] = Waves(12, 6, 0.5).sigmoid() },
            new Dictionary<string, Tensor> { ["cell state"] = Waves(12, 6) }),
        ["Spectrum"] = () => SpectrumFigures.OfMatrix(tensor(new[,] { { 0.5, -1, 0 }, { 1, 0.5, 0 }, { 0, 0, 0.8 } })),
        ["Spectrogram"] = () => AudioFigures.Spectrogram([.. Enumerable.Range(0, 4000).Select(i => (float)Math.Sin(2 * Math.PI * i / 8000 * (500 + i / 4.0)))], 8000),
        ["Attention"] = () => AttentionFigures.Weights(Waves(4, 5).softmax(1), ["私", "は", "学生", "です", "。"], ["I", "am", "a", "student"]),
        ["Pca"] = () => EmbeddingFigures.Pca(Waves(6, 4), ["king", "queen", "男", "woman", "Paris", "<Rome>"], ["royal", "royal", "people", "people", "city", "city"]),
        ["ImageGrid"] = () => ImageFigures.Grid(Enumerable.Range(0, 6).Select(i => Waves(8, 8, i * 0.1)), ["zero", "one", "二", "three", "a long caption", "<b>"], 3),
        ["Reconstructions"] = () => ImageFigures.Reconstructions(Waves(4, 192).view(4, 3, 8, 8), Waves(4, 192, 0.2).view(4, 3, 8, 8)),
        ["Codebook"] = () => CodebookFigures.Usage(Enumerable.Range(0, 100).Select(i => (long)(i * i % 16)), 16),
        ["DiagramRnn"] = RecurrentDiagrams.Rnn,
        ["DiagramLstm"] = RecurrentDiagrams.LstmCell,
        ["DiagramGru"] = RecurrentDiagrams.GruCell,
        ["DiagramEncoderDecoder"] = () => SequenceDiagrams.EncoderDecoder(["私", "は", "学生", "です"], ["I", "am", "a", "student"]),
        ["DiagramAttention"] = SequenceDiagrams.Attention,
        ["DiagramVqVae"] = SequenceDiagrams.VqVae,
        ["Expression"] = () =>
        {
            Expression w = Expression.Leaf("w", 0.5), x = Expression.Leaf("x", 2), b = Expression.Leaf("b", -0.25), t = Expression.Leaf("t", 1);
            Expression loss = ((w * x + b) - t).Square();
            loss.Backward();
            return loss.Graph("(w·x + b − t)²");
        },
        ["Summary"] = () => Modules.Summary(
            nn.Sequential(("conv", nn.Conv2d(1, 4, 3)), ("relu", nn.ReLU()), ("flat", nn.Flatten()), ("dense", nn.Linear(4 * 36, 10))), zeros(2, 1, 8, 8)),
    };

    public static TheoryData<string> Names => [.. All.Keys];
}
