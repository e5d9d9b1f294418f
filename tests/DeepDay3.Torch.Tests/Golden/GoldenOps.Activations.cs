namespace DeepDay3.Torch.Tests.Golden;

public static partial class GoldenOps
{
    static Dictionary<string, GoldenOp> Activations() => [];
}
