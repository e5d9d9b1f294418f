namespace DeepDay3.Torch.Tests.Golden;

public class TransformsGoldenTests
{
    public static TheoryData<string> Names => GoldenRun.Names("transforms");

    // Bytes are rounded from bilinear means in single precision: where the mean is half a byte, the last bit of it decides.
    static bool IsRounded(string name) => name.Contains("bilinear", StringComparison.Ordinal) || name == "AugMix of a batch";

    [Theory]
    [MemberData(nameof(Names))]
    public void Results_are_those_of_torchvision(string name) =>
        GoldenRun.Check("transforms", name, whole: IsRounded(name) ? 1 : 0);
}
