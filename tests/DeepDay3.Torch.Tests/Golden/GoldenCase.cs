using System.Text.Json;

namespace DeepDay3.Torch.Tests.Golden;

/// <summary>One call of PyTorch: the operation, its arguments and inputs, and what came out.</summary>
public sealed class GoldenCase
{
    internal GoldenCase(JsonElement json)
    {
        Name = json.GetProperty("name").GetString()!;
        Op = json.GetProperty("op").GetString()!;
        Args = new GoldenArguments(json.GetProperty("args"));
        Inputs = [.. Tensors(json, "inputs").Select(x => x!)];
        Outputs = Tensors(json, "outputs");
        GradOutputs = Tensors(json, "gradOutputs");
        Grads = Tensors(json, "grads");
        Error = json.TryGetProperty("error", out var error) ? error.GetString() : null;
    }

    /// <summary>Unique within its subject.</summary>
    public string Name { get; }

    /// <summary>The operation, mostly PyTorch's name for it.</summary>
    public string Op { get; }

    /// <summary>Arguments that are not tensors.</summary>
    public GoldenArguments Args { get; }

    /// <summary>Inputs in order of the call.</summary>
    public GoldenTensor[] Inputs { get; }

    /// <summary>Outputs in order; null only where a table has no answer.</summary>
    public GoldenTensor?[] Outputs { get; }

    /// <summary>For cases with gradients: what each output is weighted with before everything is summed up; null for outputs without gradient.</summary>
    public GoldenTensor?[] GradOutputs { get; }

    /// <summary>The gradient of that sum for each input that asks for one; null for the others and where PyTorch gives none.</summary>
    public GoldenTensor?[] Grads { get; }

    /// <summary>The first line of PyTorch's message when the call fails, else null.</summary>
    public string? Error { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    static GoldenTensor?[] Tensors(JsonElement json, string name)
        => json.TryGetProperty(name, out var list)
            ? [.. list.EnumerateArray().Select(x => x.ValueKind == JsonValueKind.Null ? null : new GoldenTensor(x))]
            : [];
}
