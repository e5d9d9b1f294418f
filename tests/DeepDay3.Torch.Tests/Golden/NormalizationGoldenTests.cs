using System.Runtime.InteropServices;

namespace DeepDay3.Torch.Tests.Golden;

public class NormalizationGoldenTests
{
    public static TheoryData<string> Names => GoldenRun.Names("normalization");

    [Theory]
    [MemberData(nameof(Names))]
    public void Results_and_gradients_are_those_of_PyTorch(string name) => GoldenRun.Check("normalization", name);

    public static TheoryData<string> MixedTypes => GoldenFile.Load("normalization").Names(c => c.Op.StartsWith("mixed_", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(MixedTypes))]
    public void Parameters_of_another_type_are_refused_in_the_words_of_PyTorch(string name)
    {
        var c = GoldenFile.Load("normalization")[name];
        var error = Assert.ThrowsAny<ExternalException>(() => GoldenOps.Get(c.Op)([.. c.Inputs.Select(i => GoldenTensors.Input(i).laidOut)], c.Args));
        Assert.Equal(c.Error, error.Message);
    }
}
