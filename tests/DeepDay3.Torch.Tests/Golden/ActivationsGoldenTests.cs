namespace DeepDay3.Torch.Tests.Golden;

public class ActivationsGoldenTests
{
    public static TheoryData<string> Names => GoldenFile.Load("activations").Names(c => GoldenOps.Has(c.Op));

    [Theory]
    [MemberData(nameof(Names))]
    public void Results_and_gradients_are_those_of_PyTorch(string name) => GoldenRun.Check("activations", name);
}
