using DeepDay3.Plotting;

namespace DeepDay3.Tests.Plotting;

/// <summary>Distributions, pictures, tables, diagrams and charts in space, from fixed numbers.</summary>
static class MoreSamples
{
    // Squares of whole numbers: no platform's Math rounds them differently.
    static double Hill(double x, double y) => 1 / (1 + x * x + y * y) - 0.6 / (1 + 4 * (x - 1) * (x - 1) + 2 * y * y);

    static double[] Axis(int count) => [.. Enumerable.Range(0, count).Select(i => (i - (count - 1) / 2.0) / ((count - 1) / 4.0))];

    static double[,] Hills(int rows, int columns)
    {
        var z = new double[rows, columns];
        for (int row = 0; row < rows; row++)
        {
            for (int column = 0; column < columns; column++)
                z[row, column] = Hill(Axis(columns)[column], Axis(rows)[row]);
        }
        return z;
    }

    static double[] Spread(int seed, double width) => [.. Enumerable.Range(0, 200).Select(i => width * ((i * 37 + seed * 11) % 101 + (i * 53) % 89 - 95) / 50.0)];

    public static Dictionary<string, Func<Chart>> All { get; } = new()
    {
        ["Histogram"] = () => Chart.Combine(
            Chart.Histogram(Spread(1, 1), 16, "before"),
            Chart.Histogram(Spread(2, 0.6), 16, "after")).WithTitle("Weights 重み").WithXAxis("weight"),
        ["Area"] = () => Chart.Area([0, 1, 2, 3, 4], [1, 4, 2, 5, 3], "words").WithXAxis("step"),
        ["Box"] = () => Chart.Box([[1, 2, 3, 4, 9], [2, 2.5, 3, 3.5, double.NaN], Array.Empty<double>(), [5.0]], ["RNN", "LSTM", "empty", "one"]).WithYAxis("accuracy"),
        ["Contour"] = () => Chart.Contour(Hills(9, 11), Axis(11), Axis(9), name: "loss").WithTitle("A hill and a hollow").WithXAxis("w₁").WithYAxis("w₂"),
        ["Surface"] = () => Chart.Surface(Hills(9, 11), Axis(11), Axis(9), name: "loss").WithTitle("A hill and a hollow").WithXAxis("w₁").WithYAxis("w₂").WithZAxis("loss"),
        ["Scatter3D"] = () => Chart.Combine(
            Chart.Scatter3D([0, 1, 2, 0.5], [0, 1, 0, 1.5], [0, 1, 2, 1], "first", labels: ["a", "b", "王", "<d>"]),
            Chart.Scatter3D([2, 1], [2, 1.2], [0, 0.4], "second", size: 9)).WithXAxis("x").WithYAxis("y").WithZAxis("z"),
        ["ImageGray"] = () => Chart.Image(new[,] { { 0, 0.5, 1 }, { 1, double.NaN, 0 } }).WithTitle("Grey"),
        ["ImageColor"] = () => Chart.Image(new byte[2, 2, 3] { { { 255, 0, 0 }, { 0, 255, 0 } }, { { 0, 0, 255 }, { 255, 255, 0 } } }),
        ["Table"] = () => Chart.Table(["model", "parameters", "説明"], [["RNN", "1,234", "単純な再帰"], ["<b>LSTM</b>", "4,936", "ゲート付き"], ["GRU", "", "x & y"]]).WithTitle("Models"),
        ["TableOfShares"] = () => Chart.Table(["input", "read as", "next word"],
        [
            ["words, oldest first", "some of them ? like", "the 14.2 %, to 10.2 %, a 7.8 %, <unk> 5.9 %, that 4.7 %, we 3.6 %"],
            ["characters & newest first", "s ? m e ?", "13.6 %, 7.5 %, 5.0 %, 3.4 %, 2.6 %, 2.3 %, 2.1 %, 1.9 %"],
            ["the last row", "?", "the last cell"],
        ]).WithTitle("Wide digits, and texts that have to be cut"),
        ["Diagram"] = () => new Diagram(300, 140)
            .Box(60, 70, 70, 40, "hₜ\n隠れ層", "#0072b2").Circle(200, 70, 50, 50, "tanh", "#c84c00").Box(150, 70, 280, 120, "", "#6e7781", dashed: true)
            .Arrow((95, 70), (175, 70)).Line([(200, 95), (200, 120), (60, 120), (60, 90)], arrow: true, dashed: true, color: "#009e73").Text(135, 58, "W <U>")
            .ToChart("Diagram"),
        ["DiagramLinks"] = () => new Diagram(300, 80)
            .Box(70, 40, 100, 44, "RNN\n回帰結合型", "#0072b2", link: "day3/01_simple_rnn.ipynb#why").Box(220, 40, 110, 44, "elsewhere", "#c84c00", link: "https://example.org/?a=1&b=\"2\"")
            .Arrow((120, 40), (165, 40)).ToChart("Boxes that lead somewhere"),
    };
}
