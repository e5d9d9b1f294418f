using System.Reflection;
using DeepDay3.Plotting;

namespace DeepDay3.Tests.Plotting;

/// <summary>What notebook hosts find by reflection.</summary>
public class FormatterTests
{
    static readonly Attribute Source =
        typeof(Chart).GetCustomAttributes().Single(attribute => attribute.GetType().Name == "TypeFormatterSourceAttribute");

    static T Property<T>(object instance, string name) => (T)instance.GetType().GetProperty(name)!.GetValue(instance)!;

    static object[] Formatters()
    {
        object source = Activator.CreateInstance(Property<Type>(Source, "FormatterSourceType"))!;
        var all = (System.Collections.IEnumerable)source.GetType().GetMethod("CreateTypeFormatters")!.Invoke(source, null)!;
        return [.. all.Cast<object>()];
    }

    [Fact]
    public void Every_mime_type_that_is_listed_has_a_formatter()
    {
        string[] made = [.. Formatters().Select(formatter => Property<string>(formatter, "MimeType"))];

        Assert.Equal(["text/html", "text/plain"], Property<string[]>(Source, "PreferredMimeTypes"));
        Assert.Equal(["application/vnd.plotly.v1+json", "image/svg+xml", "text/plain"], Property<string[]>(Source, "KernelMimeTypes"));
        Assert.All(Property<string[]>(Source, "PreferredMimeTypes"), mime => Assert.Contains(mime, made));
        Assert.All(Property<string[]>(Source, "KernelMimeTypes"), mime => Assert.Contains(mime, made));
    }

    [Fact]
    public void Each_formatter_has_one_Format_method_that_writes_the_chart()
    {
        Chart chart = Samples.Gaps();
        foreach (object formatter in Formatters())
        {
            MethodInfo format = Assert.Single(formatter.GetType().GetMethods(), method => method.Name == "Format");
            var writer = new StringWriter();

            Assert.Equal(true, format.Invoke(formatter, [chart, writer]));
            Assert.Equal(false, format.Invoke(formatter, ["no chart", new StringWriter()]));
            string expected = Property<string>(formatter, "MimeType") switch
            {
                "text/html" => chart.ToHtml(),
                "image/svg+xml" => chart.ToSvg(),
                "text/plain" => "Chart: with gaps (1 series)",
                _ => chart.ToPlotlyJson(),
            };
            Assert.Equal(expected, writer.ToString());
        }
    }

    [Fact]
    public void The_html_needs_no_script_and_no_network()
    {
        string html = Samples.Grid().ToHtml();

        Assert.DoesNotContain("<script", html);
        Assert.DoesNotContain("http", html.Replace("http://www.w3.org/2000/svg", ""));
    }
}
