namespace DeepDay3.Tests.Models;

/// <summary>Tests that draw from the default generator and repeat what they drew: they run while no other test does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SharedRandomNumbers
{
    public const string Name = "the default generator";
}
