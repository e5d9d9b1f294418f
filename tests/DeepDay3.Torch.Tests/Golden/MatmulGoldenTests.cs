namespace DeepDay3.Torch.Tests.Golden;

public class MatmulGoldenTests
{
    public static TheoryData<string> Names => GoldenRun.Names("matmul");

    [Theory]
    [MemberData(nameof(Names))]
    public void Results_and_gradients_are_those_of_PyTorch(string name) => GoldenRun.Check("matmul", name);
}
