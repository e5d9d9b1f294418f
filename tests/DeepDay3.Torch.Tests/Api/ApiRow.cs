namespace DeepDay3.Torch.Tests.Api;

/// <summary>A line of the API table: a type or one of its members.</summary>
internal sealed record ApiRow(string Type, string Kind, string Signature)
{
    /// <summary>The signature without words that say who may override what: what a caller sees.</summary>
    internal string Call => string.Join(' ', Signature.Split(' ').SkipWhile(word => word is "protected" or "abstract" or "virtual" or "override"));
}
