using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using DeepDay3.Plotting;
using DeepDay3.Plotting.Figures;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Plotting.Figures;

[Collection(Alone.Name)]
public class FigureTests
{
    [Theory]
    [MemberData(nameof(FigureSamples.Names), MemberType = typeof(FigureSamples))]
    public void Every_figure_is_drawn_as_verified(string name)
    {
        Chart chart = FigureSamples.All[name]();

        JsonDocument.Parse(chart.ToPlotlyJson());
        XDocument.Parse(chart.ToSvg());
        Assert.InRange(Encoding.UTF8.GetByteCount(chart.ToSvg()), 1_000, 200 * 1024);
        Snapshot.Match($"{name}.svg", chart.ToSvg());
    }

    [Fact]
    public void The_blue_curve_is_the_derivative_of_the_red_one()
    {
        var traces = ActivationFigures.WithDerivative("square", x => x * x, -2, 2).Figure.Panels[0].Traces;
        var (function, derivative) = ((LineTrace)traces[0], (LineTrace)traces[1]);

        Assert.All(derivative.X.Zip(derivative.Y), point => Assert.Equal(2 * point.First, point.Second, 1e-12));
        Assert.Equal(("#d7263d", "#0072b2"), (function.Color, derivative.Color));
    }

    [Fact]
    public void A_tone_is_loudest_at_its_frequency()
    {
        float[] tone = [.. Enumerable.Range(0, 2048).Select(i => (float)Math.Sin(2 * Math.PI * 1000 * i / 8000))];
        var heat = (HeatmapTrace)AudioFigures.Spectrogram(tone, 8000).Figure.Panels[0].Traces[0];

        int loudest = Enumerable.Range(0, heat.Rows).MaxBy(row => heat.Z[row * heat.Columns + 3]);
        Assert.Equal(1000, loudest * heat.YStep, heat.YStep);
    }

    [Fact]
    public void Neighbours_stay_together_in_a_map_of_three_clusters_and_a_seed_repeats_it()
    {
        manual_seed(1);
        using var noise = randn(30, 5, ScalarType.Float64);
        var centres = zeros(30, 5, ScalarType.Float64);
        for (int i = 0; i < 30; i++)
            centres[i, i / 10] = 20;
        Chart Map() => EmbeddingFigures.TSne(noise + centres, perplexity: 5, iterations: 300, seed: 4);
        var map = (ScatterTrace)Map().Figure.Panels[0].Traces[0];

        for (int i = 0; i < 30; i++)
        {
            int nearest = Enumerable.Range(0, 30).Where(j => j != i)
                .MinBy(j => Math.Pow(map.X[i] - map.X[j], 2) + Math.Pow(map.Y[i] - map.Y[j], 2));
            Assert.Equal(i / 10, nearest / 10);
        }
        Assert.Equal(map.X, ((ScatterTrace)Map().Figure.Panels[0].Traces[0]).X.ToArray());
    }

    [Fact]
    public void An_expression_has_the_gradients_of_the_chain_rule()
    {
        Expression w = Expression.Leaf("w", 3), x = Expression.Leaf("x", 2);
        Expression y = w * x + w;
        y.Backward();

        Assert.Equal(9, y.Value.item<double>());
        Assert.Equal(3, w.Gradient!.item<double>());
        Assert.Equal(3, x.Gradient!.item<double>());
        Assert.Equal(1, y.Inputs[0].Gradient!.item<double>());
    }

    [Fact]
    public void Mistakes_are_one_clear_sentence()
    {
        void Says(string expected, Action act) => Assert.Equal(expected, Assert.Throws<ArgumentException>(act).Message);

        Says("SpectrumFigures.OfMatrix got a tensor of shape [2, 3]: a square matrix was expected.", () => SpectrumFigures.OfMatrix(zeros(2, 3)));
        Says("AttentionFigures.Weights got a tensor of shape [3]: a matrix was expected.", () => AttentionFigures.Weights(zeros(3), ["a"], ["b"]));
        Says("CodebookFigures.Usage got code 4 in a book of 4: 0 to 3 was expected.", () => CodebookFigures.Usage([0, 4], 4));
        Says("ImageFigures got a tensor of shape [2, 4, 4]: [H, W], [1, H, W] or [3, H, W] was expected.", () => ImageFigures.Show(zeros(2, 4, 4)));
        Says("AudioFigures.Spectrogram got 10 samples: at least one window of 256 was expected.", () => AudioFigures.Spectrogram(new float[10], 8000));
        Says("The activation \"sum\" made [] of [601]: the same shape was expected.", () => ActivationFigures.WithDerivative("sum", x => x.sum()));
        Says("t-SNE got 3 vectors: 4 to 2000 were expected.", () => EmbeddingFigures.TSne(zeros(3, 2)));
        Says("EmbeddingFigures.Pca got 1 labels for 3 vectors: one a vector was expected.", () => EmbeddingFigures.Pca(rand(3, 2), ["a"]));
    }
}
