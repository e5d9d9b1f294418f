namespace DeepDay3.Torch.Tests.Golden;

public class GoldenSpatialTests
{
    static readonly string[] Attention = ["MultiheadAttention", "Transformer"];

    public static TheoryData<string> Convolution => GoldenFile.Load("convolution").Names();

    public static TheoryData<string> Spatial => GoldenFile.Load("spatial").Names(c => !Attention.Contains(c.Op));

    public static TheoryData<string> Views => GoldenFile.Load("views").Names("pad");

    [Theory, MemberData(nameof(Convolution))]
    public void Convolution_pooling_and_resampling_are_as_in_PyTorch(string name) => Run(GoldenFile.Load("convolution")[name]);

    [Theory, MemberData(nameof(Spatial))]
    public void Volumes_padding_and_grids_are_as_in_PyTorch(string name) => Run(GoldenFile.Load("spatial")[name]);

    [Theory, MemberData(nameof(Views))]
    public void Padding_of_every_layout_is_as_in_PyTorch(string name) => Run(GoldenFile.Load("views")[name]);

    static void Run(GoldenCase golden) => GoldenReplay.Run(golden, GoldenSpatialOperations.Run, Tolerance(golden));

    /// <summary>Float32 sums are good to a millionth of the largest number of the case.</summary>
    internal static double? Tolerance(GoldenCase golden)
    {
        var compared = golden.Outputs.Concat(golden.Grads).Where(t => t is { DType: "float32" or "float64" }).ToArray();
        if (compared.Length == 0) return null;
        double largest = compared.SelectMany(t => t!.ToDoubles()).Where(double.IsFinite).Select(Math.Abs).Append(1).Max();
        return largest * (compared.Any(t => t!.DType == "float32") ? 1e-6 : 1e-12);
    }
}
