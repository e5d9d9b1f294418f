namespace DeepDay3.Torch.Tests.Golden;

public class ActivationsGoldenTests
{
    public static TheoryData<string> Names => GoldenFile.Load("activations").Names(c => GoldenOps.Has(c.Op));

    // PyTorch 1.13 has 1/6 in single precision in the gradient of hardsigmoid, in double precision too.
    [Theory]
    [MemberData(nameof(Names))]
    public void Results_and_gradients_are_those_of_PyTorch(string name) =>
        GoldenRun.Check("activations", name, relative64: name.StartsWith("hardsigmoid gradient", StringComparison.Ordinal) ? 1e-7 : 1e-12);
}
