namespace DeepDay3.Torch.Tests.Golden;

public class TransformsGoldenTests
{
    public static TheoryData<string> Names => GoldenRun.Names("transforms");

    [Theory]
    [MemberData(nameof(Names))]
    public void Results_are_those_of_torchvision(string name) => GoldenRun.Check("transforms", name);
}
