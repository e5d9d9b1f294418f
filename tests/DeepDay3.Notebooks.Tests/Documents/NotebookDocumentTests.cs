using DeepDay3.Notebooks.Documents;

namespace DeepDay3.Notebooks.Tests.Documents;

public sealed class NotebookDocumentTests
{
    const string Sample =
        """
        {
         "cells": [
          {
           "cell_type": "markdown",
           "id": "a-1",
           "metadata": {
            "unknown": {
             "z": 1.50,
             "a": [
              1e400,
              null,
              {}
             ]
            }
           },
           "source": [
            "# 単純な例 😀\n",
            "line with \"quotes\", \\ and a tab\t"
           ],
           "attachments": {}
          },
          {
           "cell_type": "code",
           "execution_count": 3,
           "id": "b",
           "metadata": {},
           "outputs": [
            {
             "name": "stdout",
             "output_type": "stream",
             "text": [
              "one\n",
              "two\n"
             ],
             "later": true
            },
            {
             "data": {
              "application/vnd.plotly.v1+json": {
               "data": []
              },
              "image/png": "iVBORw0KGgo=\n",
              "text/plain": [
               "x"
              ]
             },
             "metadata": {},
             "output_type": "display_data"
            }
           ],
           "source": []
          },
          {
           "cell_type": "raw",
           "id": "c",
           "metadata": {},
           "source": [
            "raw"
           ]
          }
         ],
         "metadata": {
          "kernelspec": {
           "name": ".net-csharp"
          }
         },
         "nbformat": 4,
         "nbformat_minor": 5,
         "extra": "kept"
        }

        """;

    [Fact]
    public void What_was_read_is_written_byte_for_byte() =>
        Assert.Equal(Sample.ReplaceLineEndings("\n"), NotebookDocument.Parse(Sample).ToJson());

    [Fact]
    public void Cells_and_outputs_can_be_read()
    {
        var document = NotebookDocument.Parse(Sample);
        Assert.Equal([CellKind.Markdown, CellKind.Code, CellKind.Raw], document.Cells.Select(cell => cell.Kind));
        Assert.Equal("# 単純な例 😀\nline with \"quotes\", \\ and a tab\t", document.Cells[0].Source);
        Assert.Equal(3, document.Cells[1].ExecutionCount);
        Assert.Equal("one\ntwo\n", document.Cells[1].Outputs[0].Text);
        Assert.Equal("display_data", document.Cells[1].Outputs[1].Type);
    }

    [Fact]
    public void Older_minor_versions_get_ids_and_lists_of_lines_and_always_the_same()
    {
        const string Old = """{"nbformat":4,"nbformat_minor":2,"metadata":{},"cells":[{"cell_type":"code","execution_count":null,"metadata":{},"outputs":[{"output_type":"stream","name":"stdout","text":"a\nb"}],"source":"x\ny"},{"cell_type":"code","execution_count":null,"metadata":{},"outputs":[],"source":"x\ny"}]}""";
        var first = NotebookDocument.Parse(Old).ToJson();
        Assert.Equal(first, NotebookDocument.Parse(Old).ToJson());
        var again = NotebookDocument.Parse(first);
        Assert.Equal(5, again.MinorVersion);
        Assert.All(again.Cells, cell => Assert.Matches("^[0-9a-f]{8}$", cell.Id));
        Assert.NotEqual(again.Cells[0].Id, again.Cells[1].Id);
        Assert.Contains("\"x\\n\",\n    \"y\"", first);
        Assert.Contains("\"a\\n\",\n      \"b\"", first);
    }

    [Fact]
    public void Repeated_ids_are_replaced()
    {
        var document = NotebookDocument.Parse(Sample.Replace("\"id\": \"b\"", "\"id\": \"a-1\""));
        var ids = NotebookDocument.Parse(document.ToJson()).Cells.Select(cell => cell.Id).ToList();
        Assert.Equal(3, ids.Distinct().Count());
        Assert.Equal("a-1", ids[0]);
    }

    [Fact]
    public void A_new_notebook_has_what_every_host_opens()
    {
        var document = NotebookDocument.Create(NotebookCell.Create(CellKind.Code, "1"), NotebookCell.Create(CellKind.Markdown, "# T"));
        var read = NotebookDocument.Parse(document.ToJson());
        Assert.Equal(".net-csharp", read.Metadata["kernelspec"]!["name"]!.GetValue<string>());
        Assert.Equal("csharp", read.Cells[0].Metadata["polyglot_notebook"]!["kernelName"]!.GetValue<string>());
        Assert.Equal("# T", read.Cells[1].Source);
    }

    [Theory]
    [InlineData("", "line 1", "not valid JSON")]
    [InlineData("{\n\"cells\": [\n{,", "line 3", "not valid JSON")]
    [InlineData("[]", "the text", "a JSON object was expected")]
    [InlineData("{\"nbformat\":3,\"worksheets\":[]}", "\"nbformat\"", "this is version 3; version 4 was expected")]
    [InlineData("{\"nbformat\":4,\"nbformat_minor\":5,\"metadata\":{},\"cells\":{}}", "\"cells\"", "a list of cells was expected")]
    [InlineData("{\"nbformat\":4,\"nbformat_minor\":5,\"metadata\":{},\"cells\":[{\"cell_type\":\"raw\",\"source\":\"\"},{\"cell_type\":\"code\",\"source\":1}]}", "cell 2", "\"source\"")]
    [InlineData("{\"nbformat\":4,\"nbformat_minor\":5,\"metadata\":{},\"cells\":[{\"cell_type\":\"python\",\"source\":\"\"}]}", "cell 1", "\"cell_type\"")]
    [InlineData("{\"nbformat\":4,\"nbformat_minor\":5,\"metadata\":{},\"cells\":[{\"cell_type\":\"code\",\"source\":\"\",\"outputs\":[{\"output_type\":\"stream\"}]}]}", "cell 1, output 1", "a stream with \"name\" and \"text\"")]
    [InlineData("{\"nbformat\":4,\"nbformat\":4}", "", "not valid JSON")]
    [InlineData("{\"nbformat\":4,\"nbformat_minor\":5,\"metadata\":{\"x\":\"\\ud800\"},\"cells\":[]}", "the text", "not valid Unicode")]
    public void A_malformed_file_gives_one_sentence(string json, string where, string problem)
    {
        var error = Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse(json, "bad.ipynb"));
        Assert.StartsWith("bad.ipynb: " + where, error.Message);
        Assert.Contains(problem, error.Message);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Saving_leaves_no_other_file()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("new/a.ipynb");
        NotebookDocument.Parse(Sample).Save(path);
        NotebookDocument.Load(path).Save(path);
        Assert.Equal([path], Directory.GetFiles(folder.File("new")));
        Assert.Equal(Sample.ReplaceLineEndings("\n"), File.ReadAllText(path));
    }
}
