namespace DeepDay3.Torch.Tests.Golden;

public class ActivationsGoldenTests
{
    // PyTorch 1.13 loses the NaN here, which later versions pass on, as this engine does.
    static bool LosesNaN(GoldenCase c) => c.Op == "softshrink" && c.Name.Contains("special values", StringComparison.Ordinal);

    public static TheoryData<string> Names => GoldenFile.Load("activations").Names(c => GoldenOps.Has(c.Op) && !LosesNaN(c));

    // PyTorch 1.13 has 1/6 in single precision in the gradient of hardsigmoid, in double precision too.
    [Theory]
    [MemberData(nameof(Names))]
    public void Results_and_gradients_are_those_of_PyTorch(string name) =>
        GoldenRun.Check("activations", name, relative64: name.StartsWith("hardsigmoid gradient", StringComparison.Ordinal) ? 1e-7 : 1e-12);

    [Fact]
    public void Softshrink_passes_NaN_on_and_is_PyTorchs_elsewhere()
    {
        foreach (var c in GoldenFile.Load("activations").Cases.Where(LosesNaN))
        {
            var result = GoldenOps.Get(c.Op)([GoldenTensors.Make(c.Inputs[0])], c.Args)[0];
            Assert.Equal(c.Inputs[0].ToDoubles().Select(double.IsNaN), result.isnan().data<bool>().ToArray());
            GoldenTensors.Expect(c.Outputs[0]!, result.masked_fill(result.isnan(), 0), c.Name);
        }
    }
}
