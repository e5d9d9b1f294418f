namespace DeepDay3.Torch.Tests.Golden;

public class MatmulGoldenTests
{
    public static TheoryData<string> Names => GoldenRun.Names("matmul");

    // Sums of many products of either sign lose some of the digits, in PyTorch as well.
    [Theory]
    [MemberData(nameof(Names))]
    public void Results_and_gradients_are_those_of_PyTorch(string name) => GoldenRun.Check("matmul", name, absolute32: 5e-6);
}
