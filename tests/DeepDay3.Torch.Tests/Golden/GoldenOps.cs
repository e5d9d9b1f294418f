using System.Reflection;
using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Golden;

/// <summary>An operation of the golden files: inputs and arguments to outputs.</summary>
public delegate Tensor[] GoldenOp(Tensor[] x, GoldenArguments args);

/// <summary>
/// The operations that golden cases name. A subject adds its own in a file of its own: a private static method without parameters that returns a
/// dictionary from op names to functions is found by itself.
/// </summary>
public static partial class GoldenOps
{
    static readonly Dictionary<string, GoldenOp> All = Collect();

    static Dictionary<string, GoldenOp> Collect()
    {
        var all = new Dictionary<string, GoldenOp>();
        foreach (var method in typeof(GoldenOps).GetMethods(BindingFlags.Static | BindingFlags.NonPublic))
        {
            if (method.Name == nameof(Collect) || method.ReturnType != typeof(Dictionary<string, GoldenOp>) || method.GetParameters().Length > 0) continue;
            foreach (var (name, op) in (Dictionary<string, GoldenOp>)method.Invoke(null, null)!)
                if (!all.TryAdd(name, op)) throw new InvalidOperationException($"Two subjects define the golden op '{name}'.");
        }
        return all;
    }

    /// <summary>Whether the operation is there.</summary>
    public static bool Has(string op) => All.ContainsKey(op);

    /// <summary>The operation of that name.</summary>
    public static GoldenOp Get(string op) => All[op];

    static GoldenOp One(Func<Tensor, Tensor> function) => (x, _) => [function(x[0])];

    static GoldenOp Two(Func<Tensor, Tensor, Tensor> function) => (x, _) => [function(x[0], x[1])];

    static GoldenOp Three(Func<Tensor, Tensor, Tensor, Tensor> function) => (x, _) => [function(x[0], x[1], x[2])];

    /// <summary>A tensor argument that may be absent from the inputs.</summary>
    static Tensor? At(Tensor[] x, int index) => index < x.Length ? x[index] : null;

    static Tensor[] Both((Tensor, Tensor) pair) => [pair.Item1, pair.Item2];

    /// <summary>An argument as a number of the kind it was written as: true, 3, 2.5 or {"re": 1, "im": 2}.</summary>
    static Scalar Number(GoldenArguments args, string name) => ToScalar(args.Json(name));

    static Scalar? NumberOrNull(GoldenArguments args, string name) => args.Has(name) ? Number(args, name) : null;

    internal static Scalar ToScalar(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => new System.Numerics.Complex(json.GetProperty("re").GetDouble(), json.GetProperty("im").GetDouble()),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => json.GetString() switch { "nan" => double.NaN, "inf" => double.PositiveInfinity, _ => double.NegativeInfinity },
        _ when json.GetRawText().AsSpan().ContainsAny('.', 'e', 'E') => json.GetDouble(),
        _ => json.GetInt64(),
    };

    static ScalarType? TypeOrNull(GoldenArguments args, string name = "dtype") => args.Has(name) ? GoldenTensors.Type(args.String(name)) : null;
}
