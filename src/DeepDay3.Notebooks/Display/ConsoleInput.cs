namespace DeepDay3.Notebooks.Display;

/// <summary>Console.In of a process that runs cells: a cell's reads ask the person at the notebook, line by line.</summary>
sealed class ConsoleInput(TextReader original) : TextReader
{
    string line = "";
    int position;

    public override int Peek() => OutputScope.Current is { } scope ? Current(scope) : original.Peek();

    public override int Read()
    {
        if (OutputScope.Current is not { } scope) return original.Read();
        var next = Current(scope);
        position++;
        return next;
    }

    public override string? ReadLine()
    {
        if (OutputScope.Current is not { } scope) return original.ReadLine();
        if (position >= line.Length) return scope.ReadLine("", false);
        var rest = line[position..].TrimEnd('\n');
        position = line.Length;
        return rest;
    }

    char Current(OutputScope scope)
    {
        if (position >= line.Length)
        {
            line = scope.ReadLine("", false) + "\n";
            position = 0;
        }

        return line[position];
    }
}
