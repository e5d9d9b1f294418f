using System.Text;
using DeepDay3.Notebooks.Documents;

namespace DeepDay3.Notebooks.Tests.Documents;

public sealed class NotebookPatchTests
{
    const string Odd =
        """
        {
            "nbformat": 4, "nbformat_minor": 2,
            "metadata": {"z": 1.50, "a": "\u3042"},
            "cells": [
                {"cell_type": "code", "outputs": [ ], "source": "x = 1", "execution_count": null, "metadata": {}},
                {
                    "source": ["y\n", "z"],
                    "metadata": {"tags": []},
                    "cell_type": "code",
                    "execution_count": 7,
                    "outputs": [
                        {"output_type": "stream", "name": "stdout", "text": "old"}
                    ]
                },
                {"cell_type": "markdown", "metadata": {}, "source": "# m"}
            ],
            "last": true
        }
        """;

    [Fact]
    public void Only_outputs_and_counts_change_and_their_layout_is_that_of_the_file()
    {
        var changed = Apply(Odd, "new", 3);
        var expected = Odd.Replace("\"execution_count\": 7", "\"execution_count\": 3", StringComparison.Ordinal).Replace(
            """
            "outputs": [
                            {"output_type": "stream", "name": "stdout", "text": "old"}
                        ]
            """,
            """
            "outputs": [
                            {
                                "name": "stdout",
                                "output_type": "stream",
                                "text": [
                                    "new"
                                ]
                            }
                        ]
            """,
            StringComparison.Ordinal);
        Assert.Equal(expected, changed);
        Assert.Equal(changed, Apply(changed, "new", 3));
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("")]
    public void Line_ends_and_one_line_files_stay_what_they_are(string lineEnd)
    {
        var text = lineEnd.Length > 0 ? Odd.ReplaceLineEndings(lineEnd) : string.Concat(Odd.Split('\n').Select(line => line.TrimStart()));
        var changed = Apply(text, "new", 3);
        Assert.Equal(text.EndsWith('\n'), changed.EndsWith('\n'));
        if (lineEnd.Length == 0) Assert.DoesNotContain('\n', changed);
        else Assert.Equal(changed.Count(c => c == '\n'), changed.Split("\r\n").Length - 1);
        Assert.Equal("new", NotebookDocument.Parse(changed).Cells[1].Outputs[0].Text);
    }

    [Fact]
    public void A_byte_order_mark_stays_and_missing_properties_are_added()
    {
        const string Bare = """{"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[{"cell_type":"code","source":"1"}]}""";
        byte[] bytes = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Bare)];
        var cell = NotebookDocument.Parse(Bare).Cells[0];
        cell.AddOutput(NotebookOutput.Stream("stdout", "a"));
        cell.ExecutionCount = 1;
        var changed = NotebookPatch.Apply(bytes, [cell]);
        Assert.True(changed.AsSpan().StartsWith(Encoding.UTF8.Preamble));
        var read = NotebookReader.Read(changed, null).Cells[0];
        Assert.Equal(("a", 1), (read.Outputs[0].Text, read.ExecutionCount));
    }

    static string Apply(string text, string output, int count)
    {
        var cells = NotebookDocument.Parse(text).Cells;
        var executed = cells.Select(cell =>
        {
            if (cell.ExecutionCount is null) return cell;
            cell.ClearOutputs();
            cell.AddOutput(NotebookOutput.Stream("stdout", output));
            cell.ExecutionCount = count;
            return cell;
        });
        return Encoding.UTF8.GetString(NotebookPatch.Apply(Encoding.UTF8.GetBytes(text), [.. executed]));
    }
}
