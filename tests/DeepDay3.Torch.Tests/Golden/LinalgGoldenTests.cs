using System.Runtime.InteropServices;

namespace DeepDay3.Torch.Tests.Golden;

public class LinalgGoldenTests
{
    public static TheoryData<string> Names => GoldenRun.Names("linalg");

    [Theory]
    [MemberData(nameof(Names))]
    public void Results_and_gradients_are_those_of_PyTorch(string name) => GoldenRun.Check("linalg", name);

    public static TheoryData<string> Refusals => GoldenFile.Load("linalg").Names(c => c.Op.StartsWith("ldl_", StringComparison.Ordinal) && c.Error is { } e && !e.Contains("INTERNAL ASSERT", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Refusals_have_the_words_of_PyTorch(string name)
    {
        var c = GoldenFile.Load("linalg")[name];
        var error = Assert.ThrowsAny<ExternalException>(() => GoldenOps.Get(c.Op)([.. c.Inputs.Select(i => GoldenTensors.Input(i).laidOut)], c.Args));
        Assert.Equal(c.Error, error.Message);
    }
}
