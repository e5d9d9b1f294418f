using System.Text.Json;
using DeepDay3.Weights;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Weights;

/// <summary>Compares weights with what PyTorch says of them.</summary>
static class ExpectedWeights
{
    public static JsonElement Json { get; } = Golden.Json("weights.json");

    public static void Equal(string name, WeightSet weights)
    {
        JsonElement expected = Json.GetProperty(name);
        Assert.Equal(expected.EnumerateObject().Select(one => one.Name).Order(StringComparer.Ordinal), weights.Tensors.Keys.Order(StringComparer.Ordinal));
        foreach (JsonProperty one in expected.EnumerateObject())
        {
            Tensor tensor = weights.Tensors[one.Name];
            Assert.Equal(one.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64()), tensor.shape);
            Assert.Equal(TypeOf(one.Value.GetProperty("dtype").GetString()!), tensor.dtype);
            using Tensor doubles = tensor.to(float64).flatten();
            Assert.Equal(one.Value.GetProperty("values").Numbers(), doubles.data<double>().ToArray());
        }
    }

    static ScalarType TypeOf(string name) => name switch
    {
        "float64" => ScalarType.Float64,
        // 16-bit floats become these.
        "float32" or "float16" or "bfloat16" => ScalarType.Float32,
        "int64" => ScalarType.Int64,
        "int32" => ScalarType.Int32,
        "int16" => ScalarType.Int16,
        "int8" => ScalarType.Int8,
        "uint8" => ScalarType.Byte,
        _ => ScalarType.Bool,
    };
}
