using System.CommandLine;
using DeepDay3.Notebooks.Display;
using DeepDay3.Notebooks.Session;

namespace DeepDay3.Cli.Commands;

/// <summary>A process that opens a session, computes 1 + 1, prints it and ends: what the benchmark <c>startup</c> times; not for people.</summary>
static class FirstResultCommand
{
    public const string Name = "first-result";

    public static Command Create()
    {
        var command = new Command(Name, "Computes 1 + 1 in a cell.") { Hidden = true };
        command.SetAction(async (_, cancellation) =>
        {
            using var session = new CSharpSession();
            var result = await session.ExecuteAsync("1 + 1", "cell 1", new Nothing(), cancellation);
            Console.WriteLine(result.Value?["text/plain"]);
            return result.Status == CellStatus.Succeeded ? 0 : 1;
        });
        return command;
    }

    sealed class Nothing : ICellOutput
    {
        public void Write(string stream, string text)
        {
        }

        public void Display(MimeBundle bundle, string? displayId)
        {
        }

        public void Update(MimeBundle bundle, string displayId)
        {
        }

        public void Clear(bool wait)
        {
        }
    }
}
