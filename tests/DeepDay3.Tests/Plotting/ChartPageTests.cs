using DeepDay3.Plotting;

namespace DeepDay3.Tests.Plotting;

public class ChartPageTests
{
    static void InFolder(Action<string> test)
    {
        string folder = Directory.CreateTempSubdirectory("deepday3").FullName;
        try
        {
            test(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Without_a_script_the_page_is_the_picture() => InFolder(folder =>
    {
        string path = Path.Combine(folder, "chart.html");
        Samples.Gaps().Save(path);

        Assert.Contains(Samples.Gaps().ToSvg(), File.ReadAllText(path));
        // Whoever runs the tests may have set the variable that makes all pages interactive.
        if (Environment.GetEnvironmentVariable("DEEPDAY3_PLOTLY") is null) Assert.DoesNotContain("<script", File.ReadAllText(path));
    });

    [Fact]
    public void A_script_beside_the_page_is_loaded_from_there() => InFolder(folder =>
    {
        File.WriteAllText(Path.Combine(folder, "plotly.min.js"), "window.Plotly = 1;");
        string path = Path.Combine(folder, "chart.html");
        Samples.Gaps().Save(path);
        string page = File.ReadAllText(path);

        Assert.Contains("<script src=\"plotly.min.js\"></script>", page);
        Assert.Contains("Plotly.newPlot", page);
        Assert.Contains(Samples.Gaps().ToSvg(), page);
        Assert.DoesNotContain("window.Plotly = 1;", page);
    });

    [Fact]
    public void A_script_that_is_given_becomes_part_of_the_page() => InFolder(folder =>
    {
        string script = Path.Combine(folder, "p.js");
        File.WriteAllText(script, "const end = '</script>';");

        Assert.Contains("<script>const end = '<\\/script>';</script>", Samples.Gaps().ToHtmlPage(script));
        Assert.Contains("p2.js", Assert.Throws<FileNotFoundException>(() => Samples.Gaps().ToHtmlPage(Path.Combine(folder, "p2.js"))).Message);
    });

    [Fact]
    public void No_label_ends_the_script() => InFolder(folder =>
    {
        string script = Path.Combine(folder, "p.js");
        File.WriteAllText(script, "");
        string page = Chart.Line([1, 2], "</script><script>alert(1)</script><!--").WithTitle("</ScRipt><!-- <script>").ToHtmlPage(script);

        // Two elements of the page: Plotly's and the figure's.
        Assert.Equal(3, page.Split("<script").Length);
        Assert.Equal(3, page.ToLowerInvariant().Split("</script").Length);
        Assert.DoesNotContain("<!--", page);
    });
}
