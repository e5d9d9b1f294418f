using System.Globalization;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Text;

/// <summary>Changes global print options and puts them back: alone, as other tests that change settings.</summary>
[Collection("kernel settings")]
public sealed class TensorTextTests : IDisposable
{
    readonly TextOptions before = TextOptions.Current;

    public TensorTextTests() => TextOptions.Current = TextOptions.Current with { NewLine = "\n" };

    public void Dispose()
    {
        TextOptions.Current = before;
        torch.TensorStringStyle = julia;
    }

    static string Lines(params string[] lines) => string.Join('\n', lines);

    static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    [Fact]
    public void ToString_shows_shape_type_and_device()
    {
        Assert.Equal("[2x3], type = Float32, device = cpu", zeros(2, 3).ToString());
        Assert.Equal("[], type = Int64, device = cpu", tensor(4L).metastr());
    }

    [Fact]
    public void Julia_shows_rows_in_columns()
    {
        var x = tensor(new float[,] { { 1, -2.5f }, { 10.25f, 3 } });
        Assert.Equal(Lines("[2x2], type = Float32, device = cpu", "     1  -2.5", " 10.25     3"), x.jlstr(cultureInfo: Invariant));
        Assert.Equal(Lines("[4], type = Float64, device = cpu", "  3  4  6 10"), tensor(new double[] { 3, 4, 6, 10 }).jlstr(cultureInfo: Invariant));
    }

    [Fact]
    public void Julia_puts_each_matrix_under_its_indices() => Assert.Equal(
        Lines("[2x1x2], type = Int64, device = cpu", "[0,..,..] =", " 0 1", "", "[1,..,..] =", " 2 3"),
        arange(4).reshape(2, 1, 2).jlstr());

    [Fact]
    public void Numpy_nests_brackets()
    {
        Assert.Equal("[[100 200 300 400]]", tensor(new long[] { 100, 200, 300, 400 }, [1, 4]).npstr());
        Assert.Equal(Lines("[[[0 1]", "  [2 3]]", "", " [[4 5]", "  [6 7]]]"), arange(8).reshape(2, 2, 2).npstr());
        Assert.Equal("[ True False]", tensor(new[] { true, false }).npstr());
        Assert.Equal("[]", zeros(0).npstr());
    }

    [Fact]
    public void CSharp_is_the_initialiser_of_an_array()
    {
        Assert.Equal("[2], type = Float32, device = cpu, value = float [] {0.5f, 2f}", tensor(new[] { 0.5f, 2f }).cstr(cultureInfo: Invariant));
        Assert.Equal(Lines("[2x1], type = Int64, device = cpu, value = long [,] {", " {1L},", " {2L}", "}"), tensor(new long[,] { { 1 }, { 2 } }).cstr());
        Assert.Equal("[3], type = Float64, device = cpu, value = double [] {double.NaN, double.NegativeInfinity, 1}",
            tensor(new[] { double.NaN, double.NegativeInfinity, 1 }).cstr(cultureInfo: Invariant));
    }

    [Theory]
    [InlineData(TorchSharp.TensorStringStyle.Julia, "[], type = Float64, device = cpu, value = 2.5")]
    [InlineData(TorchSharp.TensorStringStyle.Numpy, "2.5")]
    [InlineData(TorchSharp.TensorStringStyle.CSharp, "[], type = Float64, device = cpu, value = 2.5")]
    public void A_number_stands_alone(TorchSharp.TensorStringStyle style, string expected) => Assert.Equal(expected, tensor(2.5).ToString(style, cultureInfo: Invariant));

    [Fact]
    public void Format_and_culture_apply_to_numbers()
    {
        Assert.Equal("[1.50E+000 2.00E+000]", tensor(new[] { 1.5, 2 }).npstr("E2", cultureInfo: Invariant));
        Assert.Equal("[1,5]", tensor(new[] { 1.5 }).npstr(cultureInfo: CultureInfo.GetCultureInfo("de-DE")));
    }

    [Fact]
    public void Lines_end_as_asked() => Assert.Equal("[[0 1]|\n [2 3]]", arange(4).reshape(2, 2).npstr(newLine: "|\n"));

    [Fact]
    public void Large_tensors_show_their_ends()
    {
        Assert.Equal("[   0    1    2 ... 1998 1999 2000]", arange(2001).npstr());
        string text = arange(100 * 100).reshape(100, 100).npstr();
        string[] lines = text.Split('\n');
        Assert.Equal(7, lines.Length);
        Assert.Equal("[[   0    1    2 ...   97   98   99]", lines[0]);
        Assert.Equal(" ...", lines[3]);
        Assert.Equal(" [9900 9901 9902 ... 9997 9998 9999]]", lines[6]);
        string julia = arange(100 * 100).reshape(100, 100).jlstr();
        Assert.Equal(8, julia.Split('\n').Length);
        Assert.Contains("\n ...\n", julia);
        Assert.Contains("{0L, 1L, 2L, ..., 97L, 98L, 99L}", arange(100 * 100).reshape(100, 100).cstr());
    }

    [Fact]
    public void A_thousand_elements_are_shown_in_full() => Assert.DoesNotContain("...", arange(1000).reshape(100, 10).npstr());

    [Fact]
    public void Long_rows_are_wrapped_or_cut_to_the_width()
    {
        Assert.All(arange(300).npstr(width: 40).Split('\n'), line => Assert.True(line.Length <= 40, line));
        Assert.All(arange(300).reshape(3, 100).jlstr(width: 40).Split('\n'), line => Assert.True(line.Length <= 40, line));
        Assert.Contains(" ... ", arange(300).reshape(3, 100).jlstr(width: 40));
    }

    [Fact]
    public void Print_options_hold_until_they_change()
    {
        set_printoptions(style: numpy, floatFormat: "F1", maxRows: 2, maxColumns: 4);
        var x = arange(24, float64).reshape(4, 6);
        Assert.Equal(Lines("[[ 0.0  1.0 ...  4.0  5.0]", " ...", " [18.0 19.0 ... 22.0 23.0]]"), x.str(cultureInfo: Invariant));
        set_printoptions(3, sci_mode: true);
        Assert.Equal("[1.000E+000]", ones(1).str(cultureInfo: Invariant));
        set_printoptions(2);
        Assert.Equal("[1.00]", ones(1).str(cultureInfo: Invariant));
        Assert.Throws<ArgumentException>(() => set_printoptions(maxRows: 0));
    }

    [Fact]
    public void Views_show_their_own_elements()
    {
        var x = arange(12).reshape(3, 4);
        Assert.Equal(Lines("[[ 1  5  9]", " [ 3  7 11]]"), x[TensorIndex.Colon, TensorIndex.Slice(1, null, 2)].t().npstr());
    }

    [Fact]
    public void A_disposed_tensor_says_so()
    {
        var x = ones(2);
        x.Dispose();
        Assert.Contains("disposed", x.ToString());
    }

    [Theory]
    [InlineData(TorchSharp.TensorStringStyle.Julia)]
    [InlineData(TorchSharp.TensorStringStyle.Numpy)]
    [InlineData(TorchSharp.TensorStringStyle.CSharp)]
    public void Every_shape_has_a_text(TorchSharp.TensorStringStyle style)
    {
        foreach (long[] shape in new long[][] { [], [0], [1], [2, 0], [0, 2], [1, 1, 1], [2, 3, 2, 2], [1, 0, 3], [3, 1, 2000] })
            Assert.NotEmpty(zeros(shape).ToString(style));
    }
}
