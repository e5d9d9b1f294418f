namespace DeepDay3.Tests;

/// <summary>Classes that run when no other does, since they draw from the one default generator that all threads share.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
