using System.Text.Json;
using TorchSharp.Kernels;

namespace DeepDay3.Torch.Tests.Kernels.Recurrent;

/// <summary>Against PyTorch, both directions of a bidirectional layer at once (golden.json, written by make_golden.py).</summary>
public class RecurrentGoldenTests
{
    static readonly JsonElement Golden = JsonDocument.Parse(
        typeof(RecurrentGoldenTests).Assembly.GetManifestResourceStream("Recurrent.golden.json")!).RootElement;

    public static TheoryData<int, string> Cases()
    {
        var data = new TheoryData<int, string>();
        foreach (var path in Enum.GetNames<RecurrentPath>())
            for (var number = 0; number < Golden.GetArrayLength(); number++)
                data.Add(number, path);
        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Both_directions_agree_with_PyTorch_forward_and_backward(int number, string path)
    {
        var golden = Golden[number];
        var kind = Enum.Parse<CellKind>(golden.GetProperty("kind").GetString()!, ignoreCase: true);
        int hidden = golden.GetProperty("hidden").GetInt32(), stride = 2 * hidden;
        var gradX = new double[golden.GetProperty("x").GetArrayLength()];
        for (var direction = 0; direction < 2; direction++)
        {
            double[] Parameter(string group, string name) =>
                golden.GetProperty(group).TryGetProperty(name, out var both) ? Numbers(both[direction]) : [];
            double[] State(string group, int index) =>
                golden.GetProperty(group).GetArrayLength() > index ? Numbers(golden.GetProperty(group)[index][direction]) : [];
            double[] Half(string name) => [.. Numbers(golden.GetProperty(name)).Chunk(stride).SelectMany(row => row.Skip(direction * hidden).Concat(row.Take(direction * hidden)))];
            var shape = new RecurrentShape(
                golden.GetProperty("steps").GetInt32(), golden.GetProperty("batch").GetInt32(), golden.GetProperty("inputs").GetInt32(), hidden)
            {
                Reverse = direction == 1,
                OutputStride = stride,
                BatchSizes = golden.GetProperty("batchSizes").ValueKind == JsonValueKind.Null
                    ? null
                    : [.. golden.GetProperty("batchSizes").EnumerateArray().Select(e => e.GetInt32())],
            };
            var run = new RecurrentCase<double>
            {
                Kind = kind,
                Shape = shape,
                X = Numbers(golden.GetProperty("x")),
                H0 = State("initial", 0),
                C0 = State("initial", 1),
                InputHidden = Parameter("parameters", "weight_ih"),
                HiddenHidden = Parameter("parameters", "weight_hh"),
                InputBias = Parameter("parameters", "bias_ih"),
                HiddenBias = Parameter("parameters", "bias_hh"),
                GradOutput = Half("gradOutput"),
                GradHN = State("gradLast", 0),
                GradCN = State("gradLast", 1),
            };
            var result = run.Run(Enum.Parse<RecurrentPath>(path));

            const double tolerance = 1e-12;
            double[] output = Half("output");
            for (var row = 0; row < shape.Rows; row++)
                Expect.Close($"output row {row}", output[(row * stride)..(row * stride + hidden)], result.Output[(row * stride)..(row * stride + hidden)], tolerance);
            Expect.Close("hN", State("last", 0), result.HN, tolerance);
            Expect.Close("cN", State("last", 1), result.CN, tolerance);
            Expect.Close("weight_ih", Parameter("gradParameters", "weight_ih"), result.InputHidden, tolerance);
            Expect.Close("weight_hh", Parameter("gradParameters", "weight_hh"), result.HiddenHidden, tolerance);
            Expect.Close("bias_ih", Parameter("gradParameters", "bias_ih"), result.InputBias, tolerance);
            Expect.Close("bias_hh", Parameter("gradParameters", "bias_hh"), result.HiddenBias, tolerance);
            if (run.H0.Length > 0)
                Expect.Close("h0", State("gradInitial", 0), result.H0, tolerance);
            if (run.C0.Length > 0)
                Expect.Close("c0", State("gradInitial", 1), result.C0, tolerance);
            for (var i = 0; i < gradX.Length; i++)
                gradX[i] += result.X[i];
        }
        Expect.Close("x", Numbers(golden.GetProperty("gradX")), gradX, 1e-12);
    }

    static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(e => e.GetDouble())];
}
