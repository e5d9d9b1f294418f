using System.CommandLine;
using System.Text.RegularExpressions;
using DeepDay3.Cli.Templates;

namespace DeepDay3.Cli.Commands;

/// <summary><c>deepday3 new-notebook</c>: a notebook from the template, with its file of exercises and its file of solutions.</summary>
static partial class NewNotebookCommand
{
    const int Usage = 2;

    static readonly Argument<string> Name = new("name") { Description = "Where it goes below notebooks/, in small letters, digits and underscores: day3/15_topic.", HelpName = "FOLDER/NN_NAME" };

    static readonly Option<string?> Title = new("--title") { Description = "The heading; made from the name when missing.", HelpName = "TEXT" };

    static readonly Option<string?> Id = new("--id") { Description = "The prefix of its exercises; the name's last word when missing.", HelpName = "PREFIX" };

    public static Command Create()
    {
        var command = new Command("new-notebook", "Makes a notebook from the template, with a file for exercises and one for solutions.") { Name, Title, Id };
        command.SetAction(Make);
        return command;
    }

    static int Make(ParseResult result)
    {
        var name = result.GetRequiredValue(Name);
        name = name.EndsWith(".ipynb", StringComparison.Ordinal) ? name[..^".ipynb".Length] : name;
        if (!ValidName().IsMatch(name)) return Refuse($"{name}: a name such as day3/15_topic was expected");
        var words = name.Split('/')[^1].Split('_')[1..];
        var id = result.GetValue(Id) ?? words[^1];
        if (!ValidId().IsMatch(id)) return Refuse($"--id {id}: a small letter, then small letters and digits were expected");
        var title = result.GetValue(Title) ?? $"{char.ToUpperInvariant(words[0][0])}{string.Join(' ', words)[1..]}";
        var collection = Home.Collection;
        if (!Directory.Exists(collection)) return Refuse($"there is no folder {collection}; start deepday3 from the folder that holds notebooks/");
        try
        {
            var template = new NotebookTemplate(name, title, id);
            template.Write(collection);
            foreach (var file in template.Files) Console.WriteLine($"wrote {Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(collection, file))}");
            Console.WriteLine($"next: edit them, then deepday3 run {Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(collection, name))}.ipynb, and again with --solutions");
            return 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refuse(e.Message);
        }
    }

    static int Refuse(string message)
    {
        Console.Error.WriteLine($"deepday3 new-notebook: {message}");
        return Usage;
    }

    [GeneratedRegex(@"^([a-z0-9_]+/)?[0-9]{2}(_[a-z0-9]+)+$")]
    private static partial Regex ValidName();

    [GeneratedRegex("^[a-z][a-z0-9]*$")]
    private static partial Regex ValidId();
}
