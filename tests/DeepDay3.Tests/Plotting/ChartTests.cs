using DeepDay3.Plotting;

namespace DeepDay3.Tests.Plotting;

public class ChartTests
{
    public static TheoryData<string, Action, string> Mistakes => new()
    {
        { "lengths", () => Chart.Line([1, 2, 3], [1, 2], "loss"), "Chart.Line \"loss\" got 3 values of x and 2 of y: the same number was expected." },
        { "empty", () => Chart.Scatter(Array.Empty<double>(), Array.Empty<double>()), "Chart.Scatter got no points: at least one was expected." },
        { "band", () => Chart.Band([1, 2], [1, 2], [1]), "Chart.Band got 2 values of x and 1 of upper: the same number was expected." },
        { "labels", () => Chart.Scatter([1, 2], [1, 2], labels: ["a"]), "Chart.Scatter has 2 points and 1 labels: one label a point was expected." },
        { "log", () => Chart.Line([1, 0.5, 0], "loss").WithYAxis(log: true), "The y axis is logarithmic, but the line \"loss\" has the value 0 at index 2: values above 0 were expected." },
        { "log limit", () => Chart.Line([1]).WithYAxis(min: 0, log: true), "The y axis is logarithmic and was given the limit 0: a limit above 0 was expected." },
        { "limits", () => Chart.Line([1]).WithXAxis(min: 2, max: 1), "The x axis was given the limits 2 and 1: the first was expected to be the smaller." },
        { "limit NaN", () => Chart.Line([1]).WithXAxis(min: double.NaN), "The x axis was given a limit that is not finite: a number was expected." },
        { "no chart", () => Chart.Combine(), "Chart.Combine got no chart: at least one was expected." },
        { "grid in combine", () => Chart.Combine(Samples.Grid()), "Chart.Combine got a chart that is itself a grid of 2 panels: charts with one panel were expected." },
        { "grid places", () => Chart.Grid(1, 1, Samples.Gaps(), Samples.Gaps()), "Chart.Grid got 2 charts for 1 x 1 places: 1 to 1 were expected." },
        { "names", () => Chart.Combine(Chart.Bar(["a"], [1]), Chart.Bar(["b"], [1])), "Chart.Combine got charts with different names on the x axis: the same names in the same order were expected." },
        { "matrix", () => Chart.Heatmap(new double[0, 3]), "Chart.Heatmap got a matrix of 0 x 3: at least one row and one column were expected." },
        { "matrix labels", () => Chart.Heatmap(new double[2, 3], xLabels: ["a"]), "Chart.Heatmap got 1 column labels for 3 columns: one label a column was expected." },
        { "confusion", () => Chart.ConfusionMatrix(new int[2, 3]), "Chart.ConfusionMatrix got a matrix of 2 x 3: as many rows as columns were expected." },
        { "runs", () => Chart.LearningCurves([[1.0, 2], [1.0]]), "Chart.LearningCurves got a run of 1 points (number 1) beside one of 2: runs of one length were expected." },
        { "no runs", () => Chart.LearningCurves(Array.Empty<double[]>()), "Chart.LearningCurves got no run: at least one was expected." },
        { "size", () => Chart.Line([1]).WithSize(10, 400), "A chart of 10 x 400 pixels cannot be drawn: each side was expected between 80 and 4000." },
        { "opacity", () => Chart.Line([1], opacity: 2), "Chart.Line got opacity 2: 0 to 1 was expected." },
        { "histogram", () => Chart.Histogram([double.NaN], name: "w"), "Chart.Histogram \"w\" got no finite values: at least one was expected." },
        { "bins", () => Chart.Histogram([1.0], 0), "Chart.Histogram got 0 bins: 1 to 10,000 were expected." },
        { "boxes", () => Chart.Box(Array.Empty<double[]>()), "Chart.Box got 0 groups without a finite value: at least one value was expected." },
        { "grid", () => Chart.Contour(new double[1, 3]), "Chart.Contour got a grid of 1 x 3: at least 2 rows and 2 columns were expected." },
        { "grid positions", () => Chart.Surface(new double[2, 2], [1, 0]), "Chart.Surface got 0 as x at index 1: finite values that increase were expected." },
        { "channels", () => Chart.Image(new double[2, 2, 4]), "Chart.Image got 4 channels: 3 (red, green, blue) were expected in the last dimension." },
        { "picture", () => Chart.Image(new double[0, 2]), "Chart.Image got a picture of 0 x 2: at least one row and one column were expected." },
        { "table", () => Chart.Table(["a", "b"], [["1"]]), "Chart.Table got 1 texts in row 0 for 2 columns: one a column was expected." },
        { "space and plane", () => Chart.Combine(Chart.Scatter3D([1], [1], [1]), Chart.Line([1])), "Chart.Combine got charts in space beside charts in the plane: charts of one kind were expected." },
        { "link", () => new Diagram(10, 10).Box(5, 5, 5, 5, "x", "#0072b2", link: "JavaScript:alert(1)").ToChart(), "A box of a diagram got the link \"JavaScript:alert(1)\": a relative address or one of http or https was expected." },
        { "diagram", () => new Diagram(10, 10).ToChart(), "The diagram has no parts: at least one box, line or text was expected." },
        { "ending", () => Chart.Line([1]).Save("chart.bmp"), "A chart cannot be saved as \"chart.bmp\": the name was expected to end in .svg, .json or .html." },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_one_clear_sentence(string mistake, Action act, string expected)
    {
        var error = Assert.Throws<ArgumentException>(act);

        Assert.True(expected == error.Message, $"{mistake}: {error.Message}");
    }

    [Fact]
    public void Series_are_given_as_any_kind_of_number()
    {
        float[] floats = [1, 2];
        List<int> integers = [1, 2];
        IEnumerable<double> doubles = [1, 2];

        Assert.Equal(Chart.Line(doubles, doubles).ToSvg(), Chart.Line(integers, floats).ToSvg());
        Assert.Equal(Chart.Line([0, 1], doubles).ToSvg(), Chart.Line(floats).ToSvg());
    }

    [Fact]
    public void Later_changes_to_an_array_do_not_change_the_chart()
    {
        double[] y = [1, 2, 3];
        Chart chart = Chart.Line(y);
        string before = chart.ToSvg();

        y[0] = 100;

        Assert.Equal(before, chart.ToSvg());
    }

    [Fact]
    public void With_methods_leave_the_chart_they_are_called_on_as_it_was()
    {
        Chart chart = Chart.Line([1, 2]);
        string before = chart.ToSvg();

        chart.WithTitle("t").WithXAxis("x", 0, 5).WithYAxis("y", log: true).WithLegend().WithSize(300, 200);

        Assert.Equal(before, chart.ToSvg());
    }

    [Fact]
    public void Combined_charts_get_a_colour_a_series_and_a_band_the_colour_of_its_line()
    {
        Chart chart = Samples.LearningCurves();

        Assert.Equal([0, 0, 1, 1], chart.Figure.Panels[0].Traces.Select(trace => trace.Series));
        Assert.Equal("Chart: Loss over iterations (2 series)", chart.ToString());
    }

    [Fact]
    public void Learning_curves_are_the_median_and_the_quartiles()
    {
        Chart chart = Chart.LearningCurves([[1.0, 10], [2.0, 20], [3.0, 30], [4.0, 40], [5.0, 50]]);
        var band = Assert.IsType<BandTrace>(chart.Figure.Panels[0].Traces[0]);
        var line = Assert.IsType<LineTrace>(chart.Figure.Panels[0].Traces[1]);

        Assert.Equal([3, 30], line.Y.ToArray());
        Assert.Equal([2, 20], band.Lower.ToArray());
        Assert.Equal([4, 40], band.Upper.ToArray());
    }

    [Fact]
    public void Runs_that_diverge_count_as_the_worst_and_are_not_left_out()
    {
        Chart chart = Chart.LearningCurves([[1.0, 1], [2.0, double.NaN], [3.0, double.PositiveInfinity]], spread: Spread.MinMax);
        var band = (BandTrace)chart.Figure.Panels[0].Traces[0];
        var line = (LineTrace)chart.Figure.Panels[0].Traces[1];

        Assert.Equal([2, double.NaN], line.Y.ToArray());
        Assert.Equal([1, 1], band.Lower.ToArray());
        Assert.Equal([3, double.NaN], band.Upper.ToArray());
    }

    [Theory]
    [InlineData(1, new double[] { 0, 3, 0, 3 })]
    [InlineData(2, new[] { 1.5, 1.5, 1.5, 3 })]
    [InlineData(3, new double[] { 1.5, 1, 2, 1.5 })]
    public void Smoothing_averages_a_centred_window(int window, double[] expected) =>
        Assert.Equal(expected, Statistics.MovingAverage([0, 3, 0, 3], window));

    [Fact]
    public void A_waveform_is_drawn_over_seconds()
    {
        var line = (LineTrace)Chart.Waveform([0, 0.5f, -0.5f], 2).Figure.Panels[0].Traces[0];

        Assert.Equal([0, 0.5, 1], line.X.ToArray());
    }

    [Fact]
    public void Saving_writes_the_format_of_the_ending_and_nothing_else()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            Chart chart = Samples.Gaps();
            foreach (string ending in new[] { "svg", "json", "html" })
                chart.Save(Path.Combine(folder, "inner", "chart." + ending));

            Assert.Equal(chart.ToSvg(), File.ReadAllText(Path.Combine(folder, "inner", "chart.svg")));
            Assert.Equal(chart.ToPlotlyJson(), File.ReadAllText(Path.Combine(folder, "inner", "chart.json")));
            Assert.Contains(chart.ToSvg(), File.ReadAllText(Path.Combine(folder, "inner", "chart.html")));
            Assert.Equal(3, Directory.GetFiles(Path.Combine(folder, "inner")).Length);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Every_finite_value_is_in_one_interval_of_a_histogram()
    {
        var bars = (BarTrace)Chart.Histogram([0.0, 1, 1, 2, double.NaN, 4], 4).Figure.Panels[0].Traces[0];
        var density = (BarTrace)Chart.Histogram([0.0, 1, 1, 2, 4], 4, density: true).Figure.Panels[0].Traces[0];

        Assert.Equal([1, 2, 1, 1], bars.Y.ToArray());
        Assert.Equal([0.5, 1.5, 2.5, 3.5], bars.X.ToArray());
        Assert.Equal(1, density.Y.Sum(), 1e-12);
    }

    [Fact]
    public void A_box_has_the_quartiles_and_whiskers_within_one_and_a_half_of_its_height() =>
        Assert.Equal((1.0, 2, 3, 4, 4), BoxTrace.Summary([1, 2, 3, 4, 9]));
}
