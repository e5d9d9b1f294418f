namespace DeepDay3.Tests.Data.Synthetic;

/// <summary>Tests that train: they share the generator of <c>manual_seed</c>, so that each repeats itself only when nothing runs beside it.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RandomNumbers
{
    public const string Name = "random numbers";
}
