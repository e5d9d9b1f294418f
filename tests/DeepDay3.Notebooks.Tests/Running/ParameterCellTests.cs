using System.Text.Json.Nodes;
using DeepDay3.Notebooks.Documents;
using DeepDay3.Notebooks.Running;

namespace DeepDay3.Notebooks.Tests.Running;

public sealed class ParameterCellTests
{
    [Theory]
    [InlineData("epochs", "5", "epochs = 5;")]
    [InlineData("name", "a \"b\"\n", "name = \"a \\\"b\\\"\\n\";")]
    [InlineData("eta", "1e-3", "eta = 0.001d;")]
    [InlineData("rate", "2", "rate = 2f;")]
    [InlineData("seed", "-7", "seed = -7;")]
    [InlineData("verbose", "True", "verbose = true;")]
    [InlineData("steps", "9000000000", "steps = 9000000000L;")]
    public void Values_become_literals_of_the_declared_type(string name, string value, string expected) =>
        Assert.Equal(expected, Parameters().Assign([new(name, value)]));

    [Theory]
    [InlineData("epochs", "many", "of type int")]
    [InlineData("epochs", "1.5", "of type int")]
    [InlineData("eta", "NaN", "of type double")]
    [InlineData("missing", "1", "declares no variable missing (it declares epochs,")]
    [InlineData("list", "1", "cannot be set")]
    public void What_does_not_fit_is_said(string name, string value, string expected)
    {
        var error = Assert.Throws<UsageException>(() => Parameters().Assign([new(name, value)]));
        Assert.Contains(expected, error.Message);
        Assert.StartsWith("n.ipynb", error.Message);
    }

    static ParameterCell Parameters()
    {
        var cell = NotebookCell.Create(CellKind.Code, "int epochs = 3; string name = \"x\";\nvar eta = 0.1; float rate = 1; var seed = -1;\nbool verbose = false; long steps = 1; int[] list = { 1 };");
        cell.Metadata["tags"] = new JsonArray("parameters");
        return ParameterCell.Find(NotebookDocument.Create(NotebookCell.Create(CellKind.Markdown, "x"), cell), "n.ipynb");
    }
}
