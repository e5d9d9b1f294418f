using System.Text.Json;

namespace DeepDay3.Torch.Tests.Golden;

public class GoldenFileTests
{
    public static TheoryData<string> Subjects
        => [.. Directory.GetFiles(GoldenFile.Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order()];

    [Theory]
    [MemberData(nameof(Subjects))]
    public void Every_case_either_failed_or_has_outputs_and_a_gradient_for_each_input_that_asks(string subject)
    {
        foreach (var c in GoldenFile.Load(subject).Cases)
        {
            Assert.True(c.Error is not null || c.Outputs.Length > 0 || c.Op == "script", $"{subject}: '{c.Name}' has neither outputs nor an error.");
            if (c.Error is null && c.Inputs.Any(i => i.RequiresGrad))
            {
                Assert.Equal(c.Inputs.Length, c.Grads.Length);
                Assert.Equal(c.Outputs.Length, c.GradOutputs.Length);
                Assert.All(c.Inputs.Zip(c.Grads), p => Assert.Equal(p.Second is null ? null : p.First.Shape, p.Second?.Shape));
            }
        }
    }

    [Fact]
    public void Every_generator_has_its_file_and_every_file_its_generator()
    {
        var generators = Directory.GetFiles(GoldenFile.Folder, "cases_*.py").Select(f => Path.GetFileNameWithoutExtension(f)["cases_".Length..]).Order();
        Assert.Equal(generators, Directory.GetFiles(GoldenFile.Folder, "*.json").Select(f => Path.GetFileNameWithoutExtension(f)).Order());
    }

    [Fact]
    public void A_tensor_gives_its_values_only_as_the_type_it_has()
    {
        using var json = JsonDocument.Parse("""{"dtype":"float32","shape":[2],"data":"AACAPwAAAMA="}""");
        var tensor = new GoldenTensor(json.RootElement);
        Assert.Equal([1f, -2f], tensor.As<float>());
        Assert.Equal([1.0, -2.0], tensor.ToDoubles());
        Assert.Throws<InvalidOperationException>(() => tensor.As<int>());
    }

    [Fact]
    public void A_tensor_with_too_few_bytes_is_refused()
    {
        using var json = JsonDocument.Parse("""{"dtype":"float32","shape":[3],"data":"AACAPwAAAMA="}""");
        Assert.Throws<InvalidDataException>(() => new GoldenTensor(json.RootElement));
    }

    [Fact]
    public void Arguments_read_what_JSON_has_no_literals_for()
    {
        using var json = JsonDocument.Parse("""{"a":"-inf","b":[1,"nan"],"c":3}""");
        var args = new GoldenArguments(json.RootElement);
        Assert.Equal(double.NegativeInfinity, args.Double("a"));
        Assert.Equal([1, double.NaN], args.Doubles("b"));
        Assert.Equal([3L], args.Longs("c"));
        Assert.Equal(7, args.Long("d", 7));
        Assert.Throws<KeyNotFoundException>(() => args.Long("d"));
    }
}
