using System.Globalization;
using System.Text;
using System.Xml.Linq;
using DeepDay3.Plotting;

namespace DeepDay3.Tests.Plotting;

public class SvgTests
{
    static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public void Every_kind_of_chart_is_drawn_as_verified(string name) => Snapshot.Match(name + ".svg", Samples.Of(name).ToSvg());

    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public void Every_chart_is_well_formed_and_has_a_title_and_a_description(string name)
    {
        XElement root = XDocument.Parse(Samples.Of(name).ToSvg()).Root!;

        string[] labels = root.Attribute("aria-labelledby")!.Value.Split(' ');
        Assert.Equal(labels[0], root.Element(Svg + "title")!.Attribute("id")!.Value);
        Assert.Equal(labels[1], root.Element(Svg + "desc")!.Attribute("id")!.Value);
        Assert.NotEmpty(root.Element(Svg + "title")!.Value);
        Assert.Matches("axis|[Dd]iagram|Table|Picture", root.Element(Svg + "desc")!.Value);
    }

    [Fact]
    public void Links_of_a_diagram_are_found_by_screen_readers_and_other_figures_are_pictures()
    {
        XElement linked = XDocument.Parse(Samples.Of("DiagramLinks").ToSvg()).Root!;
        Assert.Equal("group", linked.Attribute("role")!.Value);
        Assert.Equal(["day3/01_simple_rnn.ipynb#why", "https://example.org/?a=1&b=\"2\""], linked.Descendants(Svg + "a").Select(a => a.Attribute("href")!.Value));
        Assert.All(linked.Descendants(Svg + "a"), a => Assert.NotEmpty(a.Descendants(Svg + "text")));
        Assert.Equal("img", XDocument.Parse(Samples.Of("Diagram").ToSvg()).Root!.Attribute("role")!.Value);
    }

    [Fact]
    public void Ids_are_the_same_for_the_same_figure_and_differ_between_figures()
    {
        string Id(Chart chart) => XDocument.Parse(chart.ToSvg()).Root!.Attribute("id")!.Value;

        Assert.Equal(Samples.Gaps().ToSvg(), Samples.Gaps().ToSvg());
        Assert.Equal(Samples.All.Length, Samples.All.Select(name => Id(Samples.Of(name))).Distinct().Count());
    }

    [Fact]
    public void Every_id_and_style_rule_of_a_figure_begins_with_its_own_id()
    {
        XElement root = XDocument.Parse(Samples.Grid().ToSvg()).Root!;
        string id = root.Attribute("id")!.Value;

        Assert.All(root.Descendants().Attributes("id"), attribute => Assert.StartsWith(id + "-", attribute.Value));
        string rules = root.Element(Svg + "style")!.Value;
        Assert.Equal(rules.Count(c => c == '{') - 1, rules.Split("#" + id + " ").Length - 1);
    }

    [Fact]
    public void Text_that_XML_does_not_allow_is_replaced_and_the_rest_escaped()
    {
        string title = "a<b> & \"c\" \u0001 \uD800 活性化";
        XElement root = XDocument.Parse(Chart.Line([1, 2]).WithTitle(title).ToSvg()).Root!;

        Assert.Equal("a<b> & \"c\" \uFFFD \uFFFD 活性化", root.Element(Svg + "title")!.Value);
    }

    [Theory]
    [InlineData("line")]
    [InlineData("scatter")]
    [InlineData("translucent scatter")]
    [InlineData("band")]
    [InlineData("bar")]
    [InlineData("spiral")]
    [InlineData("line with a gap after each point")]
    public void A_hundred_thousand_points_stay_under_200_KB(string kind)
    {
        var random = new Random(1);
        double[] x = [.. Enumerable.Range(0, 100_000).Select(i => i / 10.0)];
        double[] y = [.. x.Select(_ => random.NextDouble())];
        Chart chart = kind switch
        {
            "line" => Chart.Line(x, y),
            "scatter" => Chart.Scatter(y.Reverse(), y),
            "translucent scatter" => Chart.Scatter(y.Reverse(), y, size: 2, opacity: 0.5),
            "band" => Chart.Band(x, y, y.Select(v => v + 1)),
            "bar" => Chart.Bar(x, y),
            "spiral" => Chart.Line(x.Select(v => v * Math.Cos(v)), x.Select(v => v * Math.Sin(v))),
            _ => Chart.Line(x, y.Select((v, i) => i % 2 == 0 ? v : double.NaN)),
        };

        int bytes = Encoding.UTF8.GetByteCount(chart.ToSvg());

        Assert.InRange(bytes, 5_000, 200 * 1024);
    }

    [Fact]
    public void A_large_heatmap_stays_under_200_KB()
    {
        var random = new Random(1);
        var z = new double[600, 2000];
        for (int row = 0; row < 600; row++)
        {
            for (int column = 0; column < 2000; column++)
                z[row, column] = random.NextDouble();
        }

        string svg = Chart.Heatmap(z).ToSvg();

        Assert.Contains("data:image/png;base64,iVBOR", svg);
        Assert.InRange(Encoding.UTF8.GetByteCount(svg), 5_000, 200 * 1024);
    }

    [Theory]
    [InlineData("line")]
    [InlineData("histogram")]
    [InlineData("box")]
    [InlineData("space")]
    [InlineData("surface")]
    [InlineData("contour")]
    [InlineData("picture")]
    [InlineData("table")]
    public void A_million_values_stay_under_200_KB(string kind)
    {
        var random = new Random(3);
        double[] values = [.. Enumerable.Range(0, 1_000_000).Select(_ => random.NextDouble() * random.NextDouble())];
        var matrix = new double[1000, 1000];
        Buffer.BlockCopy(values, 0, matrix, 0, 8 * values.Length);
        Chart chart = kind switch
        {
            "line" => Chart.Line(values),
            "histogram" => Chart.Histogram(values, 10_000),
            "box" => Chart.Box([values, values]),
            "space" => Chart.Scatter3D(values, values.Reverse(), values),
            "surface" => Chart.Surface(matrix),
            "contour" => Chart.Contour(matrix),
            "picture" => Chart.Image(matrix),
            _ => Chart.Table(["value"], values.Take(100_000).Select(value => new[] { value.ToString("R", CultureInfo.InvariantCulture) })),
        };

        string svg = chart.ToSvg();

        XDocument.Parse(svg);
        Assert.InRange(Encoding.UTF8.GetByteCount(svg), 3_000, 200 * 1024);
    }

    [Theory]
    [InlineData(double.MaxValue)]
    [InlineData(1e-300)]
    [InlineData(0)]
    public void Extreme_values_draw_in_every_kind_without_NaN(double value)
    {
        double[] values = [-value, value, 0, double.NaN];
        double[,] matrix = { { -value, value, 0 }, { 0, double.NaN, value }, { 0, 0, 0 } };
        foreach (Chart chart in new[]
        {
            Chart.Histogram(values), Chart.Area([0, 1, 2, 3], values), Chart.Box([values]), Chart.Contour(matrix), Chart.Surface(matrix),
            Chart.Scatter3D(values, values, values), Chart.Image(matrix),
        })
        {
            string svg = chart.ToSvg();
            Assert.DoesNotContain("NaN", svg);
            Assert.DoesNotContain("∞", svg);
            XDocument.Parse(svg);
        }
    }

    [Fact]
    public void Labels_never_become_markup()
    {
        const string evil = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&";
        Chart[] charts =
        [
            Chart.Table([evil], [[evil]]), Chart.Scatter3D([1], [1], [1], evil, labels: [evil]).WithLegend(), Chart.Box([[1.0]], [evil]).WithTitle(evil),
            new Diagram(200, 100).Box(50, 50, 80, 40, evil, "#0072b2").Text(90, 20, evil).ToChart(evil),
            Chart.Contour(new double[2, 2], name: evil).WithXAxis(evil).WithYAxis(evil), Chart.Grid([Chart.Line([1, 2], evil).WithTitle(evil).WithLegend()], 1),
        ];
        foreach (Chart chart in charts)
        {
            XElement root = XDocument.Parse(chart.ToSvg()).Root!;
            Assert.DoesNotContain(root.Descendants(), element => element.Name.LocalName is "script" or "img");
            Assert.DoesNotContain(root.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
            // Letter for letter, as browsers compare: people's order of words passes over invisible spaces.
            Assert.DoesNotContain("<script", System.Text.RegularExpressions.Regex.Unescape(chart.ToPlotlyJson()), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Thinning_keeps_a_peak_of_one_point_in_a_hundred_thousand()
    {
        var y = new double[100_000];
        y[54_321] = 7;

        string svg = Chart.Line(y).WithYAxis(min: 0, max: 7).ToSvg();
        string[] points = Path(svg).Split(['M', 'L', ' '], StringSplitOptions.RemoveEmptyEntries);
        double highest = points.Where((_, i) => i % 2 == 1).Min(text => double.Parse(text, CultureInfo.InvariantCulture));
        double lowest = points.Where((_, i) => i % 2 == 1).Max(text => double.Parse(text, CultureInfo.InvariantCulture));

        Assert.InRange(lowest - highest, 250, 420);
        Assert.InRange(points.Length, 100, 30_000);
    }

    [Fact]
    public void A_NaN_breaks_the_line_and_a_lone_point_is_a_dot()
    {
        string svg = Samples.Gaps().ToSvg();

        Assert.Equal(1, Path(svg).Count(c => c == 'M'));
        Assert.Equal(2, svg.Split("h0").Length - 1);
    }

    [Fact]
    public void Numbers_are_written_the_same_in_every_culture()
    {
        string expected = Samples.LearningCurves().ToSvg();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("de-DE");
            Assert.Equal(expected, Samples.LearningCurves().ToSvg());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(double.MaxValue)]
    [InlineData(1e300)]
    [InlineData(double.Epsilon)]
    [InlineData(1e-300)]
    [InlineData(0)]
    public void Extreme_values_draw_without_NaN_in_the_picture(double value)
    {
        string svg = Chart.Line([-value, value, 0]).ToSvg();

        Assert.DoesNotContain("NaN", svg);
        Assert.DoesNotContain("∞", svg);
        XDocument.Parse(svg);
    }

    [Fact]
    public void A_series_of_gaps_alone_is_an_empty_plot()
    {
        XDocument.Parse(Chart.Line([double.NaN, double.NaN]).ToSvg());
        XDocument.Parse(Chart.Line([double.NaN, double.NaN]).WithYAxis(log: true).ToSvg());
        XDocument.Parse(Chart.Heatmap(new[,] { { double.NaN } }, annotated: true).ToSvg());
    }

    // The data of the first path with a round line join: the line of the chart.
    static string Path(string svg) => XDocument.Parse(svg).Descendants(Svg + "path")
        .First(path => path.Attribute("stroke-linejoin") is not null).Attribute("d")!.Value;
}
