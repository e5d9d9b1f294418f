using DeepDay3.Cli.Progress;
using DeepDay3.Notebooks.Running;
using Spectre.Console;

namespace DeepDay3.Cli.Tests.Progress;

public sealed class TerminalProgressTests
{
    [Fact]
    public async Task A_terminal_shows_notebook_cell_seconds_and_the_last_line_of_output()
    {
        using var screen = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(screen) });
        console.Profile.Width = 200;
        var notebook = new NotebookTarget("/n/a.ipynb", "a [1].ipynb", "a.ipynb");
        var report = await TerminalProgress.WatchAsync(
            async progress =>
            {
                progress.Started(notebook, 4);
                progress.CellStarted(notebook, 2);
                progress.Printed(notebook, "\u001b[31mepoch 3 [loss] 0.5\u001b[0m\u0007 " + new string('x', 100));
                await Task.Delay(1500);
                progress.Finished(notebook, new NotebookReport(notebook.Name, RunStatus.Passed, 12.34, 56, []));
                return new RunReport([], 1);
            },
            [notebook],
            console);
        Assert.Empty(report.Notebooks);
        var text = screen.ToString();
        Assert.Contains("a [1].ipynb cell 2/4 epoch 3 [loss] 0.5 xxx", text);
        Assert.DoesNotContain("[31m", text);
        Assert.DoesNotContain(new string('x', 60), text);
        Assert.Matches("00:00:0[1-9]", text);
        Assert.Contains("passed   a [1].ipynb  12.3 s  56 MB", text);
    }
}
