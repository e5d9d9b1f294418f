using System.Reflection;
using System.Xml.Linq;
using DeepDay3.Plotting;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Plotting.Views;

public class TensorViewTests
{
    static Dictionary<string, string> Written(object value)
    {
        Attribute source = value.GetType().GetCustomAttributes().Single(attribute => attribute.GetType().Name == "TypeFormatterSourceAttribute");
        var factory = Activator.CreateInstance((Type)source.GetType().GetProperty("FormatterSourceType")!.GetValue(source)!)!;
        var formatters = ((System.Collections.IEnumerable)factory.GetType().GetMethod("CreateTypeFormatters")!.Invoke(factory, null)!).Cast<object>().ToArray();
        string[] preferred = (string[])source.GetType().GetProperty("PreferredMimeTypes")!.GetValue(source)!;
        var texts = formatters.ToDictionary(f => (string)f.GetType().GetProperty("MimeType")!.GetValue(f)!, f =>
        {
            var writer = new StringWriter();
            Assert.Equal(true, f.GetType().GetMethod("Format")!.Invoke(f, [value, writer]));
            return writer.ToString();
        });
        Assert.All(preferred, mime => Assert.True(texts.ContainsKey(mime), mime));
        return texts;
    }

    [Fact]
    public void A_matrix_shows_shape_type_statistics_and_values()
    {
        string text = Tensors.Show(tensor(new[,] { { 1f, 2f }, { 3f, float.NaN } }), "w").ToString();

        Assert.Equal("w: Tensor [2, 2] Float32, cpu\nmin 1, max 3, mean 2, std 0.8165, 1 NaN\n    1   2\n    3 NaN", text);
    }

    [Fact]
    public void Many_values_are_left_out_in_the_middle()
    {
        string text = Tensors.Show(arange(100).view(10, 10)).ToString();

        Assert.Contains(" 0  1  2  3  …  6  7  8  9", text);
        Assert.Contains("90 91 92 93  … 96 97 98 99", text);
        Assert.DoesNotContain("44", text);
    }

    [Fact]
    public void Every_kind_of_tensor_has_a_text_and_well_formed_html()
    {
        Tensor[] all =
        [
            tensor(3.5), zeros(0), zeros(2, 0, 3), tensor(new[] { true, false }), arange(5), randn(2, 3, 4), ones(3, 2).t(), tensor(float.PositiveInfinity),
            full([3], double.NaN), complex(tensor(new[] { 1f, 2f }), tensor(new[] { -1f, 0.5f })), ones(2, requires_grad: true), tensor(new byte[] { 0, 255 }),
        ];
        foreach (Tensor each in all)
        {
            Dictionary<string, string> written = Written(Tensors.Show(each, "<b>&"));
            Assert.StartsWith($"<b>&: Tensor [{string.Join(", ", each.shape)}]", written["text/plain"]);
            XDocument.Parse(written["text/html"].Replace("<br>", "<br/>"));
            Assert.DoesNotContain("<b>&: ", written["text/html"]);
        }
    }

    [Fact]
    public void A_module_is_a_tree_with_the_numbers_of_its_parameters()
    {
        string text = Modules.Show(nn.Sequential(("first", nn.Linear(3, 4)), ("act", nn.ReLU()), ("last", nn.Linear(4, 1, hasBias: false)))).ToString();

        Assert.Equal(
            ["Sequential 20", "first: Linear weight [4, 3], bias [4] 16", "act: ReLU 0", "last: Linear weight [1, 4] 4"],
            text.Split('\n').Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries))));
        Assert.Contains("<pre>", Written(Modules.Show(nn.ReLU()))["text/html"]);
    }

    [Fact]
    public void A_summary_has_the_shapes_of_all_layers_and_leaves_the_module_as_it_was()
    {
        using var model = nn.Sequential(("a", nn.Linear(3, 4)), ("drop", nn.Dropout(0.5)), ("b", nn.Linear(4, 2)));
        model.train();
        var table = (TableTrace)Modules.Summary(model, zeros(5, 3)).Figure.Panels[0].Traces[0];
        using var lstm = nn.LSTM(3, 4);
        var recurrent = (TableTrace)Modules.Summary(lstm, () => lstm.call(zeros(6, 2, 3), null)).Figure.Panels[0].Traces[0];

        Assert.Equal(["a", "Linear", "[5, 4]", "16"], table.Rows[0].ToArray());
        Assert.Equal(["b", "Linear", "[5, 2]", "10"], table.Rows[2].ToArray());
        Assert.Equal(["total", "", "", "26"], table.Rows[3].ToArray());
        Assert.True(model.training);
        Assert.Equal("[6, 2, 4], [1, 2, 4], [1, 2, 4]", recurrent.Rows[0][2]);
        Assert.Equal("144", recurrent.Rows[0][3]);
    }
}
