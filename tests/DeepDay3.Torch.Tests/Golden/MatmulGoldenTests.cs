namespace DeepDay3.Torch.Tests.Golden;

public class MatmulGoldenTests
{
    public static TheoryData<string> Names => GoldenRun.Names("matmul");

    // Sums of many products of either sign lose some of the digits: of 130, PyTorch's result is 3.7e-7 of the largest entry off the truth, the engine's 1.9e-7.
    [Theory]
    [MemberData(nameof(Names))]
    public void Results_and_gradients_are_those_of_PyTorch(string name) => GoldenRun.Check("matmul", name, absolute32: name.Contains("130", StringComparison.Ordinal) ? 5e-6 : 2e-6);
}
