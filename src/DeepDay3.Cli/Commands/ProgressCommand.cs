using System.CommandLine;
using DeepDay3.Exercises.Content;
using DeepDay3.Exercises.Progress;
using Spectre.Console;

namespace DeepDay3.Cli.Commands;

/// <summary><c>deepday3 progress</c>: how many exercises are done, notebook by notebook, and what is next.</summary>
static class ProgressCommand
{
    const int BarWidth = 20;

    public static Command Create()
    {
        var command = new Command("progress", "Shows how far you are with the exercises, and what is next.");
        command.SetAction(_ => Show());
        return command;
    }

    static int Show()
    {
        var store = ProgressStore.OfUser();
        var summary = new ProgressSummary(ExerciseCatalog.Load(Home.Collection), store.Load());
        if (Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Interactive) Print(summary);
        else Draw(summary, AnsiConsole.Console);
        foreach (var problem in summary.Catalog.Problems) Console.Error.WriteLine($"deepday3 progress: {problem.TrimEnd('.')}");
        if (summary.State.Problem is { } broken) Console.Error.WriteLine($"deepday3 progress: {broken.TrimEnd('.')}");
        return summary.State.Problem is null && summary.Catalog.Problems.Count == 0 ? 0 : 1;
    }

    static void Print(ProgressSummary summary)
    {
        foreach (var notebook in summary.Notebooks)
            Console.WriteLine($"{notebook.Notebook,-32} {NotebookProgress.Bar(notebook.Passed, notebook.Exercises.Count, BarWidth)} {notebook.Passed,3} of {notebook.Exercises.Count,3}");
        Console.WriteLine(Last(summary));
    }

    internal static void Draw(ProgressSummary summary, IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn("notebook", column => column.NoWrap());
        table.AddColumn("", column => column.NoWrap());
        table.AddColumn("passed", column => column.RightAligned().NoWrap());
        table.AddColumn("fast track", column => column.RightAligned().NoWrap());
        foreach (var notebook in summary.Notebooks)
        {
            var bar = NotebookProgress.Bar(notebook.Passed, notebook.Exercises.Count, BarWidth);
            var fast = notebook.Exercises.Where(exercise => exercise.FastTrack).ToList();
            table.AddRow(
                Markup.Escape(notebook.Notebook),
                $"[green]{bar.TrimEnd('░')}[/][grey]{new string('░', bar.Count(c => c == '░'))}[/]",
                $"{notebook.Passed} of {notebook.Exercises.Count}",
                fast.Count == 0 ? "" : $"{fast.Count(summary.IsPassed)} of {fast.Count}");
        }

        console.Write(table);
        console.WriteLine(Last(summary));
    }

    static string Last(ProgressSummary summary)
    {
        var fast = $"fast track: {summary.FastTrack.Count(summary.IsPassed)} of {summary.FastTrack.Count}";
        var next = summary.Next is { } exercise ? $"; next: {exercise.Id}, {exercise.Title} (notebooks/{exercise.Notebook}.ipynb)" : "";
        return $"{summary.Passed} of {summary.Total} exercises passed, {fast}{next}";
    }
}
