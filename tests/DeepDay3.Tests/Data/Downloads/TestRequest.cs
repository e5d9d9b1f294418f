namespace DeepDay3.Tests.Data.Downloads;

/// <summary>What a client asked for.</summary>
sealed record TestRequest(int Number, string Target, long? From, string? IfRange)
{
    public static TestRequest Parse(string text, int number)
    {
        string[] lines = text.Split("\r\n");
        string? Header(string name) => lines.FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
        string? range = Header("Range");
        return new(number, lines[0].Split(' ')[1], range is null ? null : long.Parse(range["bytes=".Length..].TrimEnd('-')), Header("If-Range"));
    }
}
