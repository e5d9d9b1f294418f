using System.Runtime.InteropServices;

namespace DeepDay3.Torch.Tests.Golden;

public class GoldenViewTests
{
    public static TheoryData<string> Views => GoldenRun.Names("views");

    public static TheoryData<string> Rearranging => GoldenRun.Names("rearranging");

    [Theory, MemberData(nameof(Views))]
    public void Views_and_indexing_are_as_in_PyTorch(string name) => Check("views", name);

    [Theory, MemberData(nameof(Rearranging))]
    public void Rearranging_is_as_in_PyTorch(string name) => Check("rearranging", name);

    /// <summary>Here refusals are compared word for word.</summary>
    static void Check(string subject, string name)
    {
        GoldenRun.Check(subject, name);
        var golden = GoldenFile.Load(subject)[name];
        if (golden.Error is not { } message) return;
        var error = Assert.ThrowsAny<ExternalException>(() => GoldenOps.Get(golden.Op)(Array.ConvertAll(golden.Inputs, g => GoldenTensors.Input(g).laidOut), golden.Args));
        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
    }
}
