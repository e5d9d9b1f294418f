namespace DeepDay3.Torch.Tests.Golden;

public class RecurrentLayersGoldenTests
{
    public static TheoryData<string> Names => GoldenRun.Names("recurrent");

    // Sums over steps, batch and hidden units are taken in another order than PyTorch's.
    [Theory]
    [MemberData(nameof(Names))]
    public void Results_and_gradients_are_those_of_PyTorch(string name) => GoldenRun.Check("recurrent", name, relative32: 1e-5, absolute32: 3e-6);
}
