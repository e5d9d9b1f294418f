using DeepDay3.Notebooks.Session;

namespace DeepDay3.Notebooks.Tests.Session;

/// <summary>A session whose cells are numbered as in a notebook.</summary>
sealed class SessionFixture : IDisposable
{
    readonly CSharpSession session;
    int number;

    public SessionFixture(SessionOptions? options = null)
    {
        session = new CSharpSession(options);
    }

    public RecordedOutput Output { get; private set; } = new();

    public async Task<CellResult> Run(string code, CancellationToken cancellation = default)
    {
        Output = new RecordedOutput();
        return await session.ExecuteAsync(code, $"cell {++number}", Output, cancellation);
    }

    /// <summary>Runs a cell that must succeed and gives its value as plain text.</summary>
    public async Task<string?> Value(string code)
    {
        var result = await Run(code);
        Assert.True(result.Status == CellStatus.Succeeded, string.Join("\n", result.Error?.Trace ?? []));
        return result.Value?["text/plain"];
    }

    /// <summary>Runs a cell that must fail.</summary>
    public async Task<CellError> Error(string code)
    {
        var result = await Run(code);
        Assert.Equal(CellStatus.Failed, result.Status);
        return result.Error!;
    }

    public void Dispose() => session.Dispose();
}
