namespace DeepDay3.Torch.Tests.Golden;

public class RecurrentLayersGoldenTests
{
    public static TheoryData<string> Names => GoldenRun.Names("recurrent");

    // Sums over steps, batch and hidden units are taken in another order than PyTorch's, and neither is nearer to the truth: see GoldenTruthTests.
    [Theory]
    [MemberData(nameof(Names))]
    public void Results_and_gradients_are_those_of_PyTorch(string name) => GoldenRun.Check("recurrent", name, relative32: 1e-6, absolute32: name.EndsWith("wider than a vector", StringComparison.Ordinal) ? 3e-6 : 2e-6);
}
