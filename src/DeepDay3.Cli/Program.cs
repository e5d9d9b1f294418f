using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using DeepDay3.Cli.Commands;

Console.OutputEncoding = new UTF8Encoding(false);
var root = new RootCommand("DeepDay3: notebooks on recurrent networks and the deep learning of days 3 and 4, in C#.")
{
    RunCommand.Create(),
    BookCommand.Create(),
    CheckCommand.Create(),
    ProgressCommand.Create(),
    NewNotebookCommand.Create(),
    DataCommand.Create(),
    BenchCommand.Create(),
    DoctorCommand.Create(),
    KernelCommand.Create(),
    RunOneCommand.Create(),
    FirstResultCommand.Create(),
};
root.SetAction(_ => root.Parse(["--help"]).Invoke());

// Paths may begin with @: they are paths, not files of further arguments.
var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
if (parsed.Errors.Count > 0)
{
    var path = "";
    for (var command = parsed.CommandResult; command is not null && command.Command != root; command = command.Parent as CommandResult)
        path = $"{command.Command.Name} {path}".TrimEnd();
    Console.Error.WriteLine($"deepday3: {parsed.Errors[0].Message.TrimEnd('.')}; see deepday3 {path}{(path.Length > 0 ? " " : "")}--help");
    return 2;
}

// Ctrl+C leaves time to end the processes of notebooks and to finish a file that is being written.
return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(15) });
