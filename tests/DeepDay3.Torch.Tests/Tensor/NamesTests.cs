using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Tensors;

public class NamesTests
{
    static Tensor Named() => zeros([2, 3, 4], names: ["N", "C", "T"]);

    [Fact]
    public void Names_are_given_changed_and_taken_away()
    {
        var x = Named();
        Assert.True(x.has_names());
        Assert.Equal(["N", "C", "T"], x.names);
        Assert.Equal(["a", "b", "c"], x.rename(["a", "b", "c"]).names);
        Assert.Equal(["N", "C", "T"], x.names);
        Assert.False(x.rename(null).has_names());
        Assert.Same(x, x.rename_(["a", "b", "c"]));
        Assert.Equal(["a", "b", "c"], x.names);
        Assert.False(zeros(2).has_names());
        Assert.Equal([null!], zeros(2).names);
    }

    [Fact]
    public void Refining_fills_in_and_never_overwrites()
    {
        var x = zeros(2, 3, 4);
        Assert.Equal([null!, null!, "T"], x.refine_names("...", "T").names);
        Assert.Equal(["N", "C", "T"], x.refine_names("...", "T").refine_names("N", "C", "...").names);
        Assert.Contains("'T' is different from 'X' at index 2", Assert.ThrowsAny<ExternalException>(() => Named().refine_names("N", "C", "X")).Message);
    }

    [Fact]
    public void Aligning_orders_dimensions_by_name()
    {
        var aligned = Named().align_to("T", "new", "N", "C");
        Assert.Equal([4, 1, 2, 3], aligned.shape);
        Assert.Equal(["T", "new", "N", "C"], aligned.names);
        Assert.Equal(["T", "N", "C"], Named().align_to("T", "...").names);
        Assert.Equal([4, 2, 3], Named().align_as(zeros([4, 2, 3], names: ["T", "N", "C"])).shape);
        Assert.ThrowsAny<ExternalException>(() => Named().align_to("N", "C"));
    }

    [Fact]
    public void Named_dimensions_are_merged_and_split()
    {
        var merged = Named().flatten(["C", "T"], "features");
        Assert.Equal([2, 12], merged.shape);
        Assert.Equal(["N", "features"], merged.names);
        var split = merged.unflatten("features", ("C", 3), ("T", 4));
        Assert.Equal([2, 3, 4], split.shape);
        Assert.Equal(["N", "C", "T"], split.names);
        Assert.ThrowsAny<ExternalException>(() => Named().flatten(["N", "T"], "x"));
        Assert.Contains("'Z' not found", Assert.ThrowsAny<ExternalException>(() => Named().unflatten("Z", ("a", 1))).Message);
    }

    [Theory]
    [InlineData("duplicate names", "N", "N", "T")]
    [InlineData("do not match", "N", "C")]
    [InlineData("valid identifier", "N", "C", "1x")]
    public void Names_must_be_identifiers_one_a_dimension_each_once(string message, params string[] names) =>
        Assert.Contains(message, Assert.ThrowsAny<ExternalException>(() => zeros([2, 3, 4], names: names)).Message);
}
