using DeepDay3.Notebooks.Display;
using DeepDay3.Notebooks.Session;

namespace DeepDay3.Cli.Tests.Stop;

/// <summary>Long operations of the tensor engine and of the package end when their cell is stopped: one operation, not a loop of the cell.</summary>
public sealed class EngineStopTests
{
    [Theory]
    [InlineData("matmul", "torch.randn(9000, 9000).matmul(torch.randn(9000, 9000))")]
    [InlineData("whole matmul", "torch.ones(2500, 2500, dtype: ScalarType.Int64).matmul(torch.ones(2500, 2500, dtype: ScalarType.Int64))")]
    [InlineData("convolution", "nn.Conv2d(64, 64, 7, padding: 3).forward(torch.randn(256, 64, 96, 96))")]
    [InlineData("svd", "torch.linalg.svd(torch.randn(1500, 1500))")]
    [InlineData("sort", "torch.randn(60000000).sort()")]
    [InlineData("recurrence", "nn.LSTM(256, 512).forward(torch.randn(4000, 64, 256))")]
    [InlineData("trainer", "BinaryAdditionTrainer.Train(new BinaryAdditionOptions { Iterations = 1000000000 })")]
    [InlineData("trainer on all processors", "BinaryAdditionTrainer.Train(new BinaryAdditionOptions { Iterations = 1000000000 }, new[] { 1, 2, 3, 4 })")]
    public async Task One_long_operation_is_stopped(string name, string code)
    {
        using var session = new CSharpSession(new SessionOptions { Folder = AppContext.BaseDirectory });
        var set = await session.ExecuteAsync(
            "#r \"DeepDay3.Torch.dll\"\n#r \"DeepDay3.dll\"\nusing TorchSharp; using static TorchSharp.torch; using DeepDay3.Training;\nvar before = torch.arange(3).sum();", "cell 1", new Nowhere());
        Assert.True(set.Status == CellStatus.Succeeded, set.Error?.Message);
        using var cancellation = new CancellationTokenSource();
        var running = session.ExecuteAsync($"var result = {code};", "cell 2", new Nowhere(), cancellation.Token);
        await Task.WhenAny(running, Task.Delay(400));
        await cancellation.CancelAsync();
        var stopped = await running.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.True(stopped.Status == CellStatus.Interrupted, $"{name}: {stopped.Status} {stopped.Error?.Message} after {stopped.Elapsed}");
        Assert.Equal("The cell was interrupted.", stopped.Error!.Message);
        var after = await session.ExecuteAsync("before.item<long>() + torch.ones(300, 300).matmul(torch.ones(300, 300))[0, 0].item<float>()", "cell 3", new Nowhere());
        Assert.Equal("303", after.Value?["text/plain"]);
    }

    sealed class Nowhere : ICellOutput
    {
        public void Write(string stream, string text)
        {
            // Nobody reads it.
        }

        public void Display(MimeBundle bundle, string? displayId)
        {
            // As above.
        }

        public void Update(MimeBundle bundle, string displayId)
        {
            // As above.
        }

        public void Clear(bool wait)
        {
            // As above.
        }
    }
}
