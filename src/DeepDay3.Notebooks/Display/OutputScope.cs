using System.Globalization;
using System.Text;

namespace DeepDay3.Notebooks.Display;

/// <summary>Collects what one cell puts out, from whichever of its threads, and passes it on in pieces worth sending.</summary>
public sealed class OutputScope : IDisposable
{
    /// <summary>The name of standard output.</summary>
    public const string StandardOutput = "stdout";

    /// <summary>The name of standard error.</summary>
    public const string StandardError = "stderr";

    const int FlushAfterMilliseconds = 50;
    const int FlushAtLength = 16_384;

    static readonly AsyncLocal<OutputScope?> CurrentScope = new();

    readonly ICellOutput output;
    readonly ICellInput? input;
    readonly int maximumStreamLength;
    readonly Lock gate = new();
    readonly StringBuilder buffer = new();
    readonly Dictionary<string, long> written = [];
    readonly Timer timer;
    string bufferedStream = StandardOutput;
    bool ended;

    internal OutputScope(ICellOutput output, int maximumStreamLength, ICellInput? input = null, CancellationToken cancellation = default)
    {
        this.output = output;
        this.input = input;
        Cancellation = cancellation;
        this.maximumStreamLength = maximumStreamLength;
        timer = new Timer(_ => Flush());
    }

    /// <summary>The scope of the cell that the calling code belongs to, or null outside of cells. It follows tasks and threads.</summary>
    public static OutputScope? Current => CurrentScope.Value;

    /// <summary>Says when the cell is asked to stop.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>Asks the person at the notebook for a line of text.</summary>
    /// <exception cref="InvalidOperationException">There is nobody to ask.</exception>
    /// <exception cref="OperationCanceledException">The cell was stopped while it waited.</exception>
    public string ReadLine(string prompt, bool isPassword)
    {
        if (input is not { IsAvailable: true })
            throw new InvalidOperationException("The cell asks for input, and there is nobody to ask: this notebook runs without a person at it.");
        Flush();
        return input.ReadLine(prompt, isPassword, Cancellation);
    }

    /// <summary>Adds text to a stream of the cell.</summary>
    public void Write(string stream, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return;
        lock (gate)
        {
            var before = written.GetValueOrDefault(stream);
            written[stream] = before + text.Length;
            var room = (int)Math.Clamp(maximumStreamLength - before, 0, text.Length);
            if (room == 0) return;
            if (stream != bufferedStream) FlushBuffer();
            bufferedStream = stream;
            if (buffer.Length == 0) timer.Change(FlushAfterMilliseconds, Timeout.Infinite);
            buffer.Append(text[..room]);
            if (buffer.Length >= FlushAtLength || ended) FlushBuffer();
        }
    }

    /// <summary>Displays a value.</summary>
    public void Display(MimeBundle bundle, string? displayId)
    {
        lock (gate)
        {
            FlushBuffer();
            output.Display(bundle, displayId);
        }
    }

    /// <summary>Replaces a displayed value.</summary>
    public void Update(MimeBundle bundle, string displayId)
    {
        lock (gate)
        {
            FlushBuffer();
            output.Update(bundle, displayId);
        }
    }

    /// <summary>Removes what the cell has put out so far.</summary>
    /// <param name="wait">True to keep it on display until something new comes.</param>
    public void Clear(bool wait)
    {
        lock (gate)
        {
            FlushBuffer();
            output.Clear(wait);
        }
    }

    /// <summary>Passes buffered text on.</summary>
    public void Flush()
    {
        lock (gate) FlushBuffer();
    }

    /// <summary>Passes on what is left and says how much a capped stream lost; text that comes later goes through unbuffered.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            FlushBuffer();
            ended = true;
            foreach (var (stream, length) in written.Where(entry => entry.Value > maximumStreamLength))
            {
                var left = (length - maximumStreamLength).ToString("N0", CultureInfo.InvariantCulture);
                output.Write(stream, $"\n[... {left} more characters of {stream} were left out]\n");
            }
        }

        timer.Dispose();
    }

    internal Restore Enter()
    {
        var outer = CurrentScope.Value;
        CurrentScope.Value = this;
        return new Restore(outer);
    }

    void FlushBuffer()
    {
        if (buffer.Length == 0) return;

        // Half of a surrogate pair waits for its other half.
        var length = !ended && char.IsHighSurrogate(buffer[^1]) ? buffer.Length - 1 : buffer.Length;
        if (length > 0) output.Write(bufferedStream, buffer.ToString(0, length));
        buffer.Remove(0, length);
    }

    internal readonly struct Restore(OutputScope? outer) : IDisposable
    {
        public void Dispose() => CurrentScope.Value = outer;
    }
}
