namespace DeepDay3.Torch.Tests.Golden;

public class RecurrentLayersGoldenTests
{
    public static TheoryData<string> Names => GoldenRun.Names("recurrent");

    [Theory]
    [MemberData(nameof(Names))]
    public void Results_and_gradients_are_those_of_PyTorch(string name) => GoldenRun.Check("recurrent", name);
}
