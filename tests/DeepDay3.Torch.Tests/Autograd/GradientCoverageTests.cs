using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using DeepDay3.Torch.Tests.Support;
using TorchSharp;
using Xunit.Sdk;

namespace DeepDay3.Torch.Tests.Autograd;

/// <summary>
/// Every way backward has a check against differences. Node classes come from reflection, the names that classes share from the literals
/// in the assembly; what is checked comes from replaying all classes of tests named ...GradTests and ...GradientTests without their
/// differences and looking at the graphs.
/// </summary>
[Collection(Alone.Name)]
public partial class GradientCoverageTests
{
    /// <summary>Not to be checked by differences, and why.</summary>
    static readonly Dictionary<string, string> NotChecked = new()
    {
        ["NormalBackward3"] = "PyTorch takes a draw for independent of the mean that it moves with",
        ["DWithIndicesBackward0"] = InterpolatedEnd,
        ["DBackward0"] = InterpolatedEnd,
    };

    const string InterpolatedEnd = "the end of a name put together from parts: see Spatial";

    /// <summary>Checked to the first order only, and why.</summary>
    static readonly Dictionary<string, string> OnlyFirst = new()
    {
        ["CtcBackward"] = NotInPyTorch,
        ["CtcLossBackward0"] = NotInPyTorch,
        ["GridSamplerBackward"] = NotInPyTorch,
        ["GridSampler2DBackward0"] = NotInPyTorch,
        ["GridSampler3DBackward0"] = NotInPyTorch,
    };

    const string NotInPyTorch = "PyTorch has no second derivative";

    /// <summary>Names of nodes over one to three axes, which the engine puts together.</summary>
    static readonly string[] Spatial =
    [
        .. Enumerable.Range(1, 3).SelectMany(axes => (string[])[$"MaxPool{axes}DWithIndicesBackward0", $"AdaptiveMaxPool{axes}DBackward0", $"AvgPool{axes}DBackward0", $"AdaptiveAvgPool{axes}DBackward0", $"MaxUnpool{axes}DBackward0"]),
        "UpsampleNearest1DBackward0", "UpsampleLinear1DBackward0", "UpsampleBilinear2DBackward0", "UpsampleBicubic2DBackward0", "UpsampleTrilinear3DBackward0",
    ];

    static readonly Lazy<GradientSurvey> Survey = new(Replay);

    [Fact]
    public void Every_node_has_a_check_of_its_gradient() => AssertCovered(Survey.Value.First, NotChecked);

    [Fact]
    public void Every_node_has_a_check_of_its_second_derivative() =>
        AssertCovered([.. Survey.Value.Second], NotChecked.Concat(OnlyFirst).ToDictionary());

    static void AssertCovered(HashSet<string> covered, Dictionary<string, string> exceptions)
    {
        string[] all = [.. NodeClasses().Concat(NodeNames()).Concat(Spatial).Distinct().Order(StringComparer.Ordinal)];
        Assert.True(all.Length > 200, $"Only {all.Length} nodes were found.");
        string[] missing = [.. all.Where(name => !covered.Contains(name) && !exceptions.ContainsKey(name))];
        Assert.True(missing.Length == 0, $"No check reaches {string.Join(' ', missing)}.");
        // An exception that is checked, or that is gone, is no exception.
        string[] stale = [.. exceptions.Keys.Where(name => covered.Contains(name) || !all.Contains(name))];
        Assert.True(stale.Length == 0, $"No exceptions any more: {string.Join(' ', stale)}.");
    }

    static IEnumerable<string> NodeClasses() => typeof(Node).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Node)) && !type.IsAbstract).Select(GradientSurvey.NameOf);

    /// <summary>The literals of the assembly that look like names of nodes.</summary>
    static List<string> NodeNames()
    {
        using var file = new PEReader(File.OpenRead(typeof(Node).Assembly.Location));
        var metadata = file.GetMetadataReader();
        var found = new List<string>();
        var handle = MetadataTokens.UserStringHandle(0);
        while (!(handle = metadata.GetNextHandle(handle)).IsNil)
            if (metadata.GetUserString(handle) is { } text && NodeName().IsMatch(text)) found.Add(text);
        return found;
    }

    static GradientSurvey Replay()
    {
        var survey = new GradientSurvey();
        foreach (var type in typeof(GradientCoverageTests).Assembly.GetTypes())
        {
            if (!type.Name.EndsWith("GradTests", StringComparison.Ordinal) && !type.Name.EndsWith("GradientTests", StringComparison.Ordinal) && type != typeof(CustomFunctionTests)) continue;
            foreach (var method in type.GetMethods())
                if (method.GetCustomAttribute<FactAttribute>() is { Skip: null })
                    foreach (object[] arguments in ArgumentsOf(method)) GradCheck.Survey(survey, () => method.Invoke(Activator.CreateInstance(type), arguments));
        }
        return survey;
    }

    static IEnumerable<object[]> ArgumentsOf(MethodInfo method) =>
        method.GetCustomAttribute<TheoryAttribute>() is null ? [[]] : method.GetCustomAttributes<DataAttribute>().SelectMany(data => data.GetData(method));

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*Backward[0-9]$|^CopySlices$")]
    private static partial Regex NodeName();
}
