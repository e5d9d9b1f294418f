using DeepDay3.Data;
using DeepDay3.Plotting;

namespace DeepDay3.Tests.Plotting.Views;

public class DatasetsTests
{
    [Theory]
    [MemberData(nameof(DatasetSamples.Names), MemberType = typeof(DatasetSamples))]
    public void Samples_are_drawn_as_verified(string name) => Snapshot.Match($"{name}.svg", DatasetSamples.All[name]().ToSvg());

    [Fact]
    public void Each_label_comes_once_before_any_comes_twice()
    {
        Chart chart = Datasets.Show(DrawnDigits.Make(200, seed: 3), count: 20);

        string[] labels = [.. chart.Figure.Panels.Select(panel => panel.Title!)];
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"{i}"), labels[..10]);
        Assert.Equal(labels[..10], labels[10..]);
    }

    [Fact]
    public void Speakers_take_turns()
    {
        SpokenDigitSet set = SpokenDigits.Synthetic();
        string[] titles = [.. Datasets.Show(set).Figure.Panels.Select(panel => panel.Title!)];

        Assert.Equal(10, titles.Select(title => title.Split(", ")[0]).Distinct().Count());
        Assert.Equal(Math.Min(10, set.Speakers.Count), titles.Select(title => title.Split(", ")[1]).Distinct().Count());
    }

    [Fact]
    public void A_dataset_shows_itself_in_notebooks()
    {
        DigitImages digits = DrawnDigits.Make(30);

        Assert.Equal(Datasets.Show(digits).ToSvg(), Formatted.As(digits, "image/svg+xml"));
        Assert.Equal(digits.ToString(), Formatted.As(digits, "text/plain"));
        Assert.StartsWith("<svg", Formatted.As(SpokenDigits.Synthetic(), "image/svg+xml"));
        Assert.Contains("<svg", Formatted.As(SpokenDigits.Synthetic(), "text/html"));
    }

    [Fact]
    public void Nothing_to_show_is_an_error() => Assert.Throws<ArgumentException>(() => Datasets.Show(Array.Empty<CaptionedShapes>()));
}
