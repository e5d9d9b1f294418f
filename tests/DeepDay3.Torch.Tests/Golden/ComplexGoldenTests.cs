using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Golden;

public class ComplexGoldenTests
{
    static readonly GoldenFile file = GoldenFile.Load("complex");

    public static TheoryData<string> Names => file.Names(c => GoldenOps.Has(c.Op));

    public static TheoryData<string> Tables => file.Names("table", "table_scalar", "table_inplace");

    public static TheoryData<string> Seeded => file.Names("seeded");

    public static TheoryData<string> Refusals => file.Names(c => c.Error is not null && !Differs.Contains(c.Op));

    /// <summary>Refused as well, but in the words of a later PyTorch or of another of its kernels.</summary>
    static readonly string[] Differs = ["mm", "nanmean"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Results_and_gradients_are_those_of_PyTorch(string name) => GoldenRun.Check("complex", name, relative32: 2e-6, absolute32: 2e-6);

    [Theory]
    [MemberData(nameof(Tables))]
    public void Types_and_values_of_all_pairs_are_those_of_PyTorch(string name) => GoldenTables.Check(file[name]);

    [Fact]
    public void Promotion_of_types_is_that_of_PyTorch()
    {
        var c = file["promote_types"];
        string[] types = [.. c.Args.Json("dtypes").EnumerateArray().Select(t => t.GetString()!)], results = [.. c.Args.Json("results").EnumerateArray().Select(t => t.GetString()!)];
        for (int i = 0; i < results.Length; i++)
            Assert.Equal(GoldenTensors.Type(results[i]), promote_types(GoldenTensors.Type(types[i / types.Length]), GoldenTensors.Type(types[i % types.Length])));
    }

    [Theory]
    [MemberData(nameof(Seeded))]
    public void Random_numbers_are_those_of_PyTorch(string name)
    {
        var c = file[name];
        var generator = new Generator(5);
        long size = c.Args.Long("size");
        var type = GoldenTensors.Type(c.Outputs[0]!.DType);
        var drawn = c.Args.String("function") == "rand" ? rand(size, dtype: type, generator: generator) : randn(size, dtype: type, generator: generator);
        GoldenTensors.Expect(c.Outputs[0]!, drawn, name);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Refusals_have_the_words_of_PyTorch(string name)
    {
        var c = file[name];
        var error = Assert.ThrowsAny<ExternalException>(() => GoldenOps.Get(c.Op)([.. c.Inputs.Select(i => GoldenTensors.Input(i).laidOut)], c.Args));
        Assert.Equal(c.Error, error.Message);
    }
}
