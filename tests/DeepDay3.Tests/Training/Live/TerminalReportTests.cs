using DeepDay3.Training.Live;
using Spectre.Console;

namespace DeepDay3.Tests.Training.Live;

public class TerminalReportTests
{
    static (IAnsiConsole Console, StringWriter Output) Terminal()
    {
        var output = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.Yes,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = 120;
        return (console, output);
    }

    [Fact]
    public void A_bar_shows_the_line_and_the_closing_line_stays()
    {
        var (console, output) = Terminal();
        using (var report = new TerminalReport(console))
        {
            report.Show("epoch 1/2 [red]", 0.5, null);
            Assert.True(SpinWait.SpinUntil(() => output.ToString().Contains("epoch 1/2 [red]"), TimeSpan.FromSeconds(60)));
            report.Finish("2 epochs: loss [1]", null);
        }

        Assert.Contains("━", output.ToString());
        Assert.EndsWith($"2 epochs: loss [1]{Environment.NewLine}", output.ToString());
    }

    [Fact]
    public void One_that_ends_at_once_leaves_its_line()
    {
        var (console, output) = Terminal();
        using (var report = new TerminalReport(console)) report.Finish("done", null);

        Assert.EndsWith($"done{Environment.NewLine}", output.ToString());
    }
}
