using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Golden;

/// <summary>The promotion tables: one function for all element types, or all pairs of them.</summary>
public static class GoldenTables
{
    static Tensor Call(string function, params Tensor[] x) => function switch
    {
        "where" => where(Creation.Data<bool>([true, false, true], [3], null, null, false, null), x[0], x[1]),
        "cat" => cat([x[0], x[1]]),
        "cumsum" => x[0].cumsum(0),
        "cumprod" => x[0].cumprod(0),
        "softmax" => x[0].softmax(0),
        "logsumexp" => x[0].logsumexp(0),
        "sort" => x[0].sort().Values,
        "norm" => x[0].norm(),
        "add_" => x[0].clone().add_(x[1]),
        "sub_" => x[0].clone().sub_(x[1]),
        "mul_" => x[0].clone().mul_(x[1]),
        "div_" => x[0].clone().div_(x[1]),
        "pow_" => x[0].clone().pow_(x[1]),
        _ => GoldenOps.Get(function)(x, Nothing)[0],
    };

    static Tensor Call(string function, Tensor x, Scalar y) => function switch
    {
        "add" => x + y,
        "sub" => x - y,
        "mul" => x * y,
        "div" => x / y,
        "floor_divide" => x.floor_divide(y),
        "remainder" => x.remainder(y),
        "pow" => x.pow(y),
        "eq" => x.eq(y),
        "lt" => x.lt(y),
        _ => throw new InvalidDataException($"The tables know no function '{function}' of a tensor and a number."),
    };

    static GoldenArguments Nothing { get; } = new(System.Text.Json.JsonDocument.Parse("{}").RootElement);

    /// <summary>Runs all entries of a table and reports those that differ, together.</summary>
    public static void Check(GoldenCase table)
    {
        string function = table.Args.String("function");
        Tensor[] x = [.. table.Inputs.Select(GoldenTensors.Make)];
        int types = table.Args.Json("dtypes").GetArrayLength();
        var wrong = new List<string>();
        for (int i = 0; i < table.Outputs.Length; i++)
        {
            var (left, right) = table.Op is "table" or "table_inplace" ? (x[i / types], x[types + (i % types)]) : (x[i], null);
            string where = $"{function}({left.dtype}{(right is null ? "" : $", {right.dtype}")})";
            try
            {
                var result = table.Op switch
                {
                    "table_scalar" => Call(function, left, GoldenOps.ToScalar(table.Args.Json("scalar"))),
                    "table_unary" => Call(function, left),
                    _ => Call(function, left, right!),
                };
                if (table.Outputs[i] is { } expected) GoldenTensors.Expect(expected, result, where);
                else wrong.Add($"{where}: PyTorch refuses, the engine gives {result.dtype}.");
            }
            catch (Exception error) when (error is ExternalException or ArgumentException)
            {
                if (table.Outputs[i] is { } expected) wrong.Add($"{where}: PyTorch has {expected}, the engine refuses: {error.Message}");
            }
            catch (Xunit.Sdk.XunitException error)
            {
                wrong.Add(error.Message);
            }
        }
        Assert.True(wrong.Count == 0, $"{table.Name}: {wrong.Count} of {table.Outputs.Length} entries differ.\n{string.Join('\n', wrong)}");
    }
}
