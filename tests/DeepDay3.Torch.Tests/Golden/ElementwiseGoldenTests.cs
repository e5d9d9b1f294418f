namespace DeepDay3.Torch.Tests.Golden;

public class ElementwiseGoldenTests
{
    // PyTorch's i0 goes by way of exp(x) in single precision, which overflows too early.
    const string Overflows = "i0 float32 special values";

    public static TheoryData<string> Names => GoldenFile.Load("elementwise").Names(c => GoldenOps.Has(c.Op) && c.Name != Overflows);

    [Theory]
    [MemberData(nameof(Names))]
    public void Results_and_gradients_are_those_of_PyTorch(string name) => GoldenRun.Check("elementwise", name);

    [Fact]
    public void I0_of_floats_is_that_of_doubles_rounded()
    {
        var x = GoldenTensors.Make(GoldenFile.Load("elementwise")[Overflows].Inputs[0]);
        var (single, twice) = (x.i0(), x.@double().i0().@float());
        Assert.True(single.isclose(twice, 0, 0, nanEqual: true).all().item<bool>());
    }
}
