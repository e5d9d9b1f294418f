namespace DeepDay3.Torch.Tests.Golden;

public class ReductionsGoldenTests
{
    public static TheoryData<string> Names => GoldenRun.Names("reductions");

    // PyTorch takes these gradients from values that it has rounded to single precision.
    static readonly string[] Rounded = ["var unbiased True", "var unbiased False", "std unbiased True", "std unbiased False", "logcumsumexp of large values"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Results_and_gradients_are_those_of_PyTorch(string name) => GoldenRun.Check("reductions", name, relative32: Rounded.Contains(name) ? 1e-5 : 1e-6);
}
