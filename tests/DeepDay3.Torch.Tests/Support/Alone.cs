namespace DeepDay3.Torch.Tests.Support;

/// <summary>The collection of tests that look at or change what is global, and so run while nothing else does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    internal const string Name = "alone";
}
