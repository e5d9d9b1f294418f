namespace DeepDay3.Torch.Tests.Golden;

public class GoldenSpatialTests
{
    static readonly string[] Attention = ["MultiheadAttention", "Transformer"];

    public static TheoryData<string> Convolution => GoldenFile.Load("convolution").Names();

    public static TheoryData<string> Spatial => GoldenFile.Load("spatial").Names(c => !Attention.Contains(c.Op));

    public static TheoryData<string> Views => GoldenFile.Load("views").Names("pad");

    [Theory, MemberData(nameof(Convolution))]
    public void Convolution_pooling_and_resampling_are_as_in_PyTorch(string name) => GoldenReplay.Run("convolution", name, GoldenSpatialOperations.Run);

    [Theory, MemberData(nameof(Spatial))]
    public void Volumes_padding_and_grids_are_as_in_PyTorch(string name) => GoldenReplay.Run("spatial", name, GoldenSpatialOperations.Run);

    [Theory, MemberData(nameof(Views))]
    public void Padding_of_every_layout_is_as_in_PyTorch(string name) => GoldenReplay.Run("views", name, GoldenSpatialOperations.Run);
}
