using DeepDay3.Tests.Plotting;
using DeepDay3.Training;

namespace DeepDay3.Tests.Training;

public class HistoryTests
{
    static History Sample() => HistorySamples.One();

    [Fact]
    public void A_series_that_comes_late_or_ends_early_has_gaps()
    {
        var history = new History();
        history.Add(("a", 1));
        history.Add(("a", 2), ("b", 3));
        history.Add(("b", 4));

        Assert.Equal([1, 2, double.NaN], history["a"]);
        Assert.Equal([double.NaN, 3, 4], history["b"]);
        Assert.Equal((2, 2), history.Best("a", maximize: true));
        Assert.Equal(4, history.Last("b"));
        Assert.Equal([1, 2, 3], history.Steps);
    }

    [Fact]
    public void Mistakes_are_named()
    {
        Assert.Contains("loss, validation loss, accuracy, learning rate", Assert.Throws<ArgumentException>(() => Sample()["los"]).Message);
        Assert.Contains("twice", Assert.Throws<ArgumentException>(() => new History().Add(("a", 1), ("a", 2))).Message);
        Assert.Throws<ArgumentException>(() => new History().ToChart());
    }

    [Fact]
    public void Nothing_finite_has_no_best()
    {
        var history = new History();
        history.Add(("a", double.NaN));

        Assert.Equal((double.NaN, 0), history.Best("a"));
    }

    [Fact]
    public void The_chart_has_losses_and_metrics_side_by_side()
    {
        Snapshot.Match("History.svg", HistorySamples.All["History"]().ToSvg());
        Assert.Equal("epoch", Sample().ToChart(History.LearningRate).Figure.Panels[0].X.Title);
    }

    [Fact]
    public void The_text_is_a_table() => Snapshot.Match("History.txt", Sample().ToString());

    [Fact]
    public void Hosts_get_a_picture_and_text()
    {
        Assert.Equal(Sample().ToChart().ToSvg(), Formatted.As(Sample(), "image/svg+xml"));
        Assert.Equal(Sample().ToString(), Formatted.As(Sample(), "text/plain"));
        Assert.Contains("<svg", Formatted.As(Sample(), "text/html"));
        Assert.Null(Formatted.As(new History(), "image/svg+xml"));
        Assert.Equal("An empty history", Formatted.As(new History(), "text/plain"));
    }
}
