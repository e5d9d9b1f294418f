using DeepDay3.Torch.Tests.Support;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Nn;

/// <summary>Derivatives of every module by its inputs and its parameters against differences.</summary>
[Collection(Alone.Name)]
public class ModuleGradientTests
{
    /// <summary>Modules that compute nothing, and why they are modules.</summary>
    static readonly Dictionary<string, string> NotDifferentiable = new()
    {
        ["ModuleList`1"] = "holds modules",
        ["ModuleDict`1"] = "holds modules",
        ["ParameterList"] = "holds parameters",
        ["ParameterDict"] = "holds parameters",
        ["HookableModule`2"] = "what modules derive from",
    };

    static readonly ModuleCase[] Cases =
    [
        .. ModuleCases.Activations(), .. ModuleCases.Layers(), .. ModuleCases.Convolutions(), .. ModuleCases.Spatial(), .. ModuleCases.Normalizations(),
        .. ModuleCases.Recurrent(), .. ModuleCases.Attention(), .. ModuleCases.Losses(), .. ModuleCases.Vision(),
    ];

    public static TheoryData<string> Names => [.. Cases.Select(item => item.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Derivatives_are_those_of_the_module(string name) => Cases.Single(item => item.Name == name).Check();

    [Fact]
    public void Every_module_has_a_case()
    {
        var modules = typeof(nn).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(nn.Module)) && !type.IsAbstract && (type.IsPublic || type.IsNestedPublic)).ToArray();
        Assert.True(modules.Length > 120, $"Only {modules.Length} modules were found.");
        string[] missing = [.. modules.Where(type => Cases.All(item => item.Type != type) && !NotDifferentiable.ContainsKey(type.Name)).Select(type => type.Name).Order(StringComparer.Ordinal)];
        Assert.True(missing.Length == 0, $"No case for {string.Join(' ', missing)}.");
        Assert.All(NotDifferentiable.Keys, name => Assert.Contains(modules, type => type.Name == name));
    }
}
