using System.Text.Json;
using DeepDay3.Plotting;

namespace DeepDay3.Tests.Plotting;

public class PlotlyTests
{
    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public void Every_kind_of_chart_is_written_as_verified(string name) =>
        Snapshot.Match(name + ".json", JsonSerializer.Serialize(JsonDocument.Parse(Samples.Of(name).ToPlotlyJson()).RootElement,
            new JsonSerializerOptions { WriteIndented = true, NewLine = "\n" }) + "\n");

    [Theory]
    [MemberData(nameof(Samples.Names), MemberType = typeof(Samples))]
    public void Every_trace_has_a_known_type_and_axes_that_the_layout_defines(string name)
    {
        JsonElement root = JsonDocument.Parse(Samples.Of(name).ToPlotlyJson()).RootElement;
        JsonElement layout = root.GetProperty("layout");

        Assert.Equal(["data", "layout"], root.EnumerateObject().Select(property => property.Name));
        foreach (JsonElement trace in root.GetProperty("data").EnumerateArray())
        {
            Assert.Contains(trace.GetProperty("type").GetString(), new[] { "scatter", "bar", "heatmap", "box", "contour", "image", "table", "surface", "scatter3d" });
            if (trace.GetProperty("type").GetString() == "table")
                continue;
            if (trace.TryGetProperty("scene", out JsonElement scene))
            {
                Assert.Equal(JsonValueKind.Object, layout.GetProperty(scene.GetString()!).ValueKind);
                continue;
            }
            foreach (string side in new[] { "x", "y" })
            {
                string axis = trace.GetProperty(side + "axis").GetString()!;
                Assert.Equal(JsonValueKind.Object, layout.GetProperty($"{side}axis{axis[1..]}").ValueKind);
            }
            if (trace.GetProperty("type").GetString() is "scatter" or "bar" or "box")
                Assert.Equal(trace.GetProperty("x").GetArrayLength(), trace.GetProperty("y").GetArrayLength());
        }
    }

    [Fact]
    public void Values_that_are_not_finite_become_null()
    {
        JsonElement y = JsonDocument.Parse(Samples.Gaps().ToPlotlyJson()).RootElement.GetProperty("data")[0].GetProperty("y");

        Assert.Equal([1, 2, null, 3, null, null, 2], y.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.Null ? (double?)null : v.GetDouble()));
    }

    [Fact]
    public void A_logarithmic_axis_has_its_range_in_powers_of_ten()
    {
        string json = Chart.Line([1, 10, 100]).WithYAxis(min: 0.1, max: 1000, log: true).ToPlotlyJson();
        JsonElement axis = JsonDocument.Parse(json).RootElement.GetProperty("layout").GetProperty("yaxis");

        Assert.Equal("log", axis.GetProperty("type").GetString());
        Assert.Equal([-1, 3], axis.GetProperty("range").EnumerateArray().Select(v => Math.Round(v.GetDouble(), 9)));
    }

    [Fact]
    public void All_points_are_in_the_JSON()
    {
        string json = Chart.Line(new double[50_000]).ToPlotlyJson();

        Assert.Equal(50_000, JsonDocument.Parse(json).RootElement.GetProperty("data")[0].GetProperty("y").GetArrayLength());
    }

    [Fact]
    public void A_label_in_space_is_neither_a_tag_nor_an_entity()
    {
        string json = Chart.Scatter3D([0], [0], [0], labels: ["<b>&lt;"]).WithXAxis("<i>").ToPlotlyJson();

        Assert.Contains("<\u200Bb>&\u200Blt;", json.Replace("\\u200B", "\u200B", StringComparison.OrdinalIgnoreCase), StringComparison.Ordinal);
        Assert.Contains("<\u200Bi>", json.Replace("\\u200B", "\u200B", StringComparison.OrdinalIgnoreCase), StringComparison.Ordinal);
    }
}
