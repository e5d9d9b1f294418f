using System.Text;
using DeepDay3.Notebooks.Documents;
using DeepDay3.Notebooks.Pages;
using DeepDay3.Notebooks.Running;

namespace DeepDay3.Notebooks.Tests.Documents;

/// <summary>Ten thousand damaged notebooks: each is read, rendered and written, or refused with a sentence; none ends the process or takes it for good.</summary>
public sealed class NotebookFuzzTests
{
    const int FilesPerSeed = 2500;

    static readonly string[] Values =
    [
        "null", "{}", "[]", "\"x\"", "1.5", "-1", "true", "\"\\udc00\"", "\"\\u0000\"", "-", "1e999", "99999999999999999999", "[[[[[[[[]]]]]]]]", "{\"a\":{\"b\":[null]}}",
        "\"<script>\"", "\"\\ud83d\\ude00\"", "[\"a\\n\",\"b\"]", "[1]", "\"parameters\"",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Damaged_notebooks_are_used_or_refused(int seed)
    {
        var original = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Compatibility", "dotnet-interactive.ipynb"));
        var (used, refused) = await Task.Run(() => Run(seed, Small(original))).WaitAsync(TimeSpan.FromMinutes(3));
        Assert.Equal(FilesPerSeed, used + refused);
        Assert.True(used > 100 && refused > 100, $"{used} used, {refused} refused: the mutations test only one side");
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void Nesting_without_end_is_refused(char bracket)
    {
        var deep = bracket == '[' ? new string('[', 200_000) : string.Concat(Enumerable.Repeat("{\"a\":", 200_000));
        Assert.Throws<NotebookFormatException>(() => NotebookDocument.Parse($"{{\"nbformat\":4,\"nbformat_minor\":5,\"metadata\":{deep}"));
    }

    static (int Used, int Refused) Run(int seed, byte[] original)
    {
        var random = new Random(seed);
        int used = 0, refused = 0;
        for (var file = 0; file < FilesPerSeed; file++)
        {
            var bytes = Damage(original, random);
            try
            {
                Use(bytes);
                used++;
            }
            catch (NotebookFormatException e)
            {
                Assert.DoesNotContain('\n', e.Message);
                refused++;
            }
        }

        return (used, refused);
    }

    // Everything that the runner does with a file apart from executing its cells.
    static void Use(byte[] bytes)
    {
        var document = NotebookReader.Read(bytes, "fuzz.ipynb");
        _ = document.Cells.Sum(cell => cell.Source.Length + cell.Tags.Count + (cell.ExecutionCount ?? 0) + (cell.Id ?? "").Length + cell.Outputs.Sum(output => output.Text.Length + output.Type.Length));
        _ = ParameterCell.Find(document, "fuzz.ipynb").Names.Count;
        var json = document.ToJson();
        Assert.Equal(json, NotebookDocument.Parse(json).ToJson());
        Assert.NotEmpty(NotebookPage.Render(document, "fuzz"));
        var same = NotebookPatch.Apply(bytes, [.. document.Cells.Select(_ => (NotebookCell?)null)]);
        Assert.Equal(bytes, same);
        foreach (var cell in document.Cells)
        {
            cell.ClearOutputs();
            if (cell.Kind == CellKind.Code) cell.AddOutput(NotebookOutput.Stream("stdout", "a\nb 😀"));
        }

        var patched = NotebookReader.Read(NotebookPatch.Apply(bytes, [.. document.Cells]), "patched.ipynb");
        Assert.Equal(document.Cells.Select(cell => cell.Outputs.Count), patched.Cells.Select(cell => cell.Outputs.Count));
    }

    static byte[] Damage(byte[] original, Random random)
    {
        var bytes = original.ToList();
        for (var change = random.Next(1, 5); change > 0 && bytes.Count > 0; change--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(6))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, Math.Min(random.Next(1, 40), bytes.Count - at)); break;
                case 2: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(30, bytes.Count - at))); break;
                case 3 when random.Next(8) == 0: bytes.RemoveRange(at, bytes.Count - at); break;
                default:
                    // A whole value in place of another keeps the JSON valid more often than a stray byte does.
                    var colon = bytes.IndexOf((byte)':', at);
                    var end = colon < 0 ? -1 : bytes.FindIndex(colon, value => value is (byte)',' or (byte)'\n' or (byte)'}');
                    if (end < 0) break;
                    bytes.RemoveRange(colon + 1, end - colon - 1);
                    bytes.InsertRange(colon + 1, Encoding.UTF8.GetBytes(Values[random.Next(Values.Length)]));
                    break;
            }
        }

        return [.. bytes];
    }

    // A few cells are enough, and outputs of every kind belong to them.
    static byte[] Small(byte[] original)
    {
        var document = NotebookReader.Read(original, null);
        while (document.Cells.Count > 4) document.Cells.RemoveAt(document.Cells.Count - 1);
        var code = document.Cells.First(cell => cell.Kind == CellKind.Code);
        code.AddOutput(NotebookOutput.Stream("stdout", "one\ntwo\n"));
        code.AddOutput(NotebookOutput.DisplayData(new() { ["text/html"] = "<b>x</b>", ["image/png"] = "iVBORw0KGgo=" }));
        code.AddOutput(NotebookOutput.ExecuteResult(new() { ["text/plain"] = "x", ["application/json"] = new System.Text.Json.Nodes.JsonObject() }, 3));
        code.AddOutput(NotebookOutput.Error("E", "message", ["line"]));
        code.Metadata["tags"] = new System.Text.Json.Nodes.JsonArray("parameters");
        return Encoding.UTF8.GetBytes(document.ToJson());
    }
}
