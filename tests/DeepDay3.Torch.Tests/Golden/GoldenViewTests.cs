namespace DeepDay3.Torch.Tests.Golden;

public class GoldenViewTests
{
    // Padding has tests of its own beside the other layers.
    public static TheoryData<string> Views => GoldenFile.Load("views").Names(c => c.Op != "pad");

    public static TheoryData<string> Rearranging => GoldenFile.Load("rearranging").Names();

    [Theory, MemberData(nameof(Views))]
    public void Views_and_indexing_are_as_in_PyTorch(string name) => GoldenReplay.Run(GoldenFile.Load("views")[name], GoldenViewOperations.Run);

    [Theory, MemberData(nameof(Rearranging))]
    public void Rearranging_is_as_in_PyTorch(string name) => GoldenReplay.Run(GoldenFile.Load("rearranging")[name], GoldenViewOperations.Run);
}
