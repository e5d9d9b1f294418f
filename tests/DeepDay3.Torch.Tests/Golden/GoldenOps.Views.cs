namespace DeepDay3.Torch.Tests.Golden;

public static partial class GoldenOps
{
    // Padding belongs to the layers, nonzero to the reductions.
    static Dictionary<string, GoldenOp> Views() => new[] { "views", "rearranging" }.SelectMany(subject => GoldenFile.Load(subject).Cases).Select(c => c.Op).Where(op => op is not ("pad" or "nonzero")).Distinct()
        .ToDictionary(op => op, op => (GoldenOp)((x, args) => GoldenViewOperations.Run(op, args, x)));
}
