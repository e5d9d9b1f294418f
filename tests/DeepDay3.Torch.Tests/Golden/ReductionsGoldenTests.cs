namespace DeepDay3.Torch.Tests.Golden;

public class ReductionsGoldenTests
{
    public static TheoryData<string> Names => GoldenRun.Names("reductions");

    [Theory]
    [MemberData(nameof(Names))]
    public void Results_and_gradients_are_those_of_PyTorch(string name) => GoldenRun.Check("reductions", name);
}
