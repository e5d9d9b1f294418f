using System.Runtime.InteropServices;

namespace DeepDay3.Torch.Tests.Golden;

public class FftGoldenTests
{
    static readonly GoldenFile file = GoldenFile.Load("fft");

    public static TheoryData<string> Names => GoldenRun.Names("fft");

    public static TheoryData<string> Refusals => file.Names(c => c.Error is not null && !Differs.Contains(c.Op + " " + c.Error.Split(' ')[0]));

    /// <summary>Refused as well, but in words of PyTorch's padding or of its internals.</summary>
    static readonly string[] Differs = ["stft Argument", "ihfftn Expected", "ihfft2 Expected"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Results_and_gradients_are_those_of_PyTorch(string name) => GoldenRun.Check("fft", name);

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Refusals_have_the_words_of_PyTorch(string name)
    {
        var c = file[name];
        var error = Assert.ThrowsAny<ExternalException>(() => GoldenOps.Get(c.Op)([.. c.Inputs.Select(i => GoldenTensors.Input(i).laidOut)], c.Args));
        Assert.Equal(c.Error, error.Message);
    }
}
