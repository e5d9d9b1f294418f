using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Golden;

public class PromotionGoldenTests
{
    public static TheoryData<string> Names => GoldenFile.Load("promotion").Names("table", "table_scalar", "table_inplace", "table_unary");

    [Theory]
    [MemberData(nameof(Names))]
    public void Types_and_values_of_all_pairs_are_those_of_PyTorch(string name) => GoldenTables.Check(GoldenFile.Load("promotion")[name]);

    [Fact]
    public void Promotion_of_types_is_that_of_PyTorch()
    {
        var c = GoldenFile.Load("promotion")["promote_types"];
        string[] types = [.. c.Args.Json("dtypes").EnumerateArray().Select(t => t.GetString()!)], results = [.. c.Args.Json("results").EnumerateArray().Select(t => t.GetString()!)];
        for (int i = 0; i < results.Length; i++)
            Assert.Equal(GoldenTensors.Type(results[i]), promote_types(GoldenTensors.Type(types[i / types.Length]), GoldenTensors.Type(types[i % types.Length])));
    }
}
