using System.Globalization;
using DeepDay3.Plotting;
using Microsoft.Playwright;

namespace DeepDay3.Browser.Tests.Charts;

/// <summary>
/// Every chart as a reader sees it, as a picture and as an interactive figure, on light and on dark: there are marks, the words are there, none is clipped,
/// overlaps another or is too faint. <c>$DEEPDAY3_SCREENSHOTS</c> names a folder to keep the pictures in.
/// </summary>
[Collection(BrowserCollection.Name)]
public sealed class ChartTests(Chromium chromium)
{
    static readonly string Look = new StreamReader(typeof(ChartTests).Assembly.GetManifestResourceStream("look.js")!).ReadToEnd();

    [BrowserFact]
    public Task Pictures_are_right_on_light() => Pictures(ColorScheme.Light);

    [BrowserFact]
    public Task Pictures_are_right_on_dark() => Pictures(ColorScheme.Dark);

    [PlotlyFact]
    public Task Interactive_figures_are_right_on_light() => Figures(ColorScheme.Light);

    [PlotlyFact]
    public Task Interactive_figures_are_right_on_dark() => Figures(ColorScheme.Dark);

    [BrowserFact]
    public async Task The_look_finds_what_is_wrong()
    {
        IPage page = await Page(ColorScheme.Light);
        await page.SetContentAsync("""
            <svg width="200" height="100"><rect class="p" width="200" height="100" fill="#fff"/>
            <text x="20" y="30" font-size="12" fill="#000">first</text><text x="30" y="32" font-size="12" fill="#000">second</text>
            <text x="190" y="60" font-size="12" fill="#000">outside</text><clipPath id="hole"><rect x="5" y="85" width="30" height="20"/></clipPath>
            <g clip-path="url(#hole)"><text x="10" y="96" font-size="12" fill="#000">runs out</text></g><text x="20" y="80" font-size="12" fill="#ddd">faint</text></svg>
            """);
        await page.AddScriptTagAsync(new() { Content = Look });
        string[] said = await page.EvaluateAsync<string[]>("look(document.querySelector('svg'), document.querySelector('svg'))");
        await page.CloseAsync();

        Assert.Equal(["\"first\" and \"second\" overlap", "\"outside\" is clipped", "\"runs out\" is clipped", "\"faint\" has a contrast of 1.4"], said);
    }

    async Task Pictures(ColorScheme scheme)
    {
        var complaints = new List<string>();
        IPage page = await Page(scheme);
        foreach (var (name, chart) in AllSamples.Charts)
        {
            await page.SetContentAsync($"<!DOCTYPE html><meta name=\"color-scheme\" content=\"light dark\"><body style=\"margin:0\">{chart.ToSvg()}");
            await Check(page, $"{name}-picture", "svg", "svg", "path,rect,circle,image,line,polyline,polygon,ellipse,use", chart, scheme, complaints);
        }
        await page.CloseAsync();
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    async Task Figures(ColorScheme scheme)
    {
        var complaints = new List<string>();
        string folder = Directory.CreateTempSubdirectory("deepday3-charts").FullName;
        try
        {
            File.Copy(PlotlyFile.Path!, System.IO.Path.Combine(folder, "plotly.min.js"));
            IPage page = await Page(scheme);
            string current = "";
            page.PageError += (_, error) => complaints.Add($"{current}: {error}");
            foreach (var (name, chart) in AllSamples.Charts)
            {
                current = name;
                chart.Save(System.IO.Path.Combine(folder, "chart.html"));
                await page.GotoAsync(new Uri(System.IO.Path.Combine(folder, "chart.html")).AbsoluteUri);
                await page.WaitForSelectorAsync("#picture", new() { State = WaitForSelectorState.Hidden });
                await page.EvaluateAsync("document.body.style.margin = 0");
                await Check(page, $"{name}-plotly", "#figure", "#figure .main-svg", ".scatterlayer path, .barlayer path, .hm image, .imagelayer image, .contourlayer path, .boxlayer path, .boxes path, .table, .shapelayer path, .gl-container canvas, image", chart, scheme, complaints);
            }
            await page.CloseAsync();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        Assert.True(complaints.Count == 0, string.Join('\n', complaints));
    }

    async Task<IPage> Page(ColorScheme scheme) => await chromium.Browser.NewPageAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = 1240, Height = 1600 } });

    static async Task Check(IPage page, string name, string root, string frame, string marks, Chart chart, ColorScheme scheme, List<string> complaints)
    {
        string label = string.Create(CultureInfo.InvariantCulture, $"{name}-{scheme.ToString().ToLowerInvariant()}");
        await page.AddScriptTagAsync(new() { Content = Look });
        string[] said = await page.EvaluateAsync<string[]>("([root, frame]) => look(document.querySelector(root), document.querySelector(frame))", new[] { root, frame });
        complaints.AddRange(said.Select(one => $"{label}: {one}"));
        string[] words = await page.EvaluateAsync<string[]>("root => words(document.querySelector(root))", root);
        bool inSpace = chart.Figure.Panels.Any(panel => panel.Traces.Any(trace => trace is SurfaceTrace or Scatter3DTrace));
        bool isTable = chart.Figure.Panels.All(panel => panel.Traces.All(trace => trace is TableTrace));
        // Plotly writes the axes of space into a canvas.
        if (inSpace && root == "#figure") words = [.. words, .. chart.Figure.Panels.SelectMany(panel => new[] { panel.X.Title, panel.Y.Title }).OfType<string>()];
        // A title too long for its place is cut, and ends in an ellipsis.
        complaints.AddRange(AllSamples.Words(chart).Where(word => !words.Any(shown => Same(word, shown))).Select(word => $"{label}: \"{word}\" is not there"));
        int count = await page.EvaluateAsync<int>("([root, frame, marks]) => window.marks(document.querySelector(root), document.querySelector(frame), marks)", new[] { root, frame, marks });
        if (count == 0 && !isTable) complaints.Add($"{label}: there are no marks");
        if (Environment.GetEnvironmentVariable("DEEPDAY3_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new() { Path = System.IO.Path.Combine(folder, $"{label}.png"), Clip = new() { X = 0, Y = 0, Width = chart.Figure.Width + 8, Height = chart.Figure.Height + 8 } });
    }

    static bool Same(string word, string shown) => shown == word || shown.EndsWith('…') && word.StartsWith(shown[..^1].TrimEnd(), StringComparison.Ordinal);
}
