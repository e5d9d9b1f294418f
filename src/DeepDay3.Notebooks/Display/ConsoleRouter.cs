using System.Text;

namespace DeepDay3.Notebooks.Display;

/// <summary>Sends Console output to the cell that wrote it, and output from elsewhere where it always went.</summary>
sealed class ConsoleRouter : TextWriter
{
    static readonly Lock Gate = new();
    static ConsoleRouter? standardOutput;
    static ConsoleRouter? standardError;

    const string LineEnd = "\n";

    readonly TextWriter original;
    readonly string stream;

    ConsoleRouter(TextWriter original, string stream)
    {
        this.original = original;
        this.stream = stream;
    }

    public override Encoding Encoding => Encoding.UTF8;

    /// <summary>Redirects Console.Out, Console.Error and Console.In once for the process.</summary>
    public static void Install()
    {
        lock (Gate)
        {
            if (standardOutput is not null) return;
            standardOutput = new ConsoleRouter(Console.Out, OutputScope.StandardOutput);
            standardError = new ConsoleRouter(Console.Error, OutputScope.StandardError);
            Console.SetOut(standardOutput);
            Console.SetError(standardError);
            Console.SetIn(new ConsoleInput(Console.In));
        }
    }

    public override void Write(char value) => Write(new ReadOnlySpan<char>(in value));

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (OutputScope.Current is { } scope) scope.Write(stream, buffer);
        else original.Write(buffer);
    }

    // One call, so that lines of concurrent writers stay whole.
    public override void WriteLine(string? value) => Write(value + LineEnd);

    public override void WriteLine() => Write(LineEnd);

    public override void WriteLine(ReadOnlySpan<char> buffer) => Write(string.Concat(buffer, LineEnd));

    public override void Flush()
    {
        if (OutputScope.Current is { } scope) scope.Flush();
        else original.Flush();
    }
}
