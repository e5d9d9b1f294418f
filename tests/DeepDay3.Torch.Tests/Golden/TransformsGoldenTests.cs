namespace DeepDay3.Torch.Tests.Golden;

public class TransformsGoldenTests
{
    public static TheoryData<string> Names => GoldenRun.Names("transforms");

    // Bytes are rounded from bilinear means in single precision: where the mean is half a byte, the last bit of it decides.
    static bool IsRounded(string name) => name.Contains("bilinear", StringComparison.Ordinal) || name == "AugMix of a batch";

    // torchvision makes the kernel of a blur in single precision, whatever the image.
    static bool IsBlur(string name) => name.StartsWith("gaussian_blur", StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Names))]
    public void Results_are_those_of_torchvision(string name) =>
        GoldenRun.Check("transforms", name, absolute32: IsRounded(name) ? 2e-6 : 1e-6, relative64: IsBlur(name) ? 2e-7 : 1e-12, whole: IsRounded(name) ? 1 : 0);
}
