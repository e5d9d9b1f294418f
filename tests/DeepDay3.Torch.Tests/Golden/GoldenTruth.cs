using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Golden;

/// <summary>How far the engine and PyTorch are from what a case in single precision has in double precision.</summary>
static class GoldenTruth
{
    /// <summary>What computes a case's results, or null where the engine has no such operation.</summary>
    public static GoldenOp? Operation(string subject, GoldenCase c) => c.Op switch
    {
        "MultiheadAttention" => c.Args.Bool("batch_first", false) ? null : (x, _) => GoldenAttentionTests.Attend(c, x),
        "TransformerEncoderLayer" or "TransformerDecoderLayer" or "Transformer" => c.Args.Bool("norm_first", false) ? null : (x, _) => GoldenTransformerTests.Transform(c, x),
        _ when subject is "convolution" or "spatial" => (x, _) => GoldenSpatialOperations.Run(c, x),
        _ => GoldenOps.Has(c.Op) ? GoldenOps.Get(c.Op) : null,
    };

    /// <summary>
    /// By how much the truth itself moves when every number that goes in is changed by one unit in the last place of single precision, up or down:
    /// for each result the largest of eight drawn changes, as a part of its largest entry. No computation in single precision can be asked for more.
    /// </summary>
    public static double[] Shifts(GoldenCase c, GoldenOp op)
    {
        using var scope = NewDisposeScope();
        var truth = GoldenRun.Results(c, op, wide: true);
        var shifts = new double[truth.Length];
        for (ulong seed = 0; seed < 8; seed++)
        {
            using var generator = new Generator(seed);
            var moved = GoldenRun.Results(c, op, wide: true, x => x * (1 + ((randint(2, x.shape, x.dtype, generator: generator) - 0.5) * Math.Pow(2, -22))));
            for (int i = 0; i < truth.Length; i++)
                shifts[i] = Math.Max(shifts[i], ((moved[i]! - truth[i]!).abs().max() / truth[i]!.abs().max()).item<double>());
        }
        return shifts;
    }

    /// <summary>
    /// The largest errors of each output and each gradient, as parts of the largest entry of the truth (or as they are, where that is 0): the engine's own
    /// result in double precision, which the cases in double precision hold to PyTorch. Nothing for cases in other types.
    /// </summary>
    public static List<(string Where, double Ours, double PyTorchs)> Errors(GoldenCase c, GoldenOp op)
    {
        var errors = new List<(string, double, double)>();
        if (c.Error is not null || !c.Inputs.Any(input => input.DType is "float32" or "complex64")) return errors;
        using var scope = NewDisposeScope();
        var (single, truth) = (GoldenRun.Results(c, op, wide: false), GoldenRun.Results(c, op, wide: true));
        int[] wanted = GoldenRun.Wanted(c);
        for (int i = 0; i < single.Length; i++)
        {
            if (single[i] is not { } found || !(found.is_floating_point() || found.is_complex()) || found.numel() == 0) continue;
            bool output = i < c.Outputs.Length;
            var (exact, reference) = (truth[i]!.detach(), GoldenTensors.Make((output ? c.Outputs[i] : c.Grads[wanted[i - c.Outputs.Length]])!));
            var finite = exact.isfinite().logical_and(reference.isfinite());
            double scale = Largest(exact);
            errors.Add((output ? $"output {i}" : $"gradient of input {wanted[i - c.Outputs.Length]}", Error(found), Error(reference)));

            double Error(Tensor result) => Largest(result.detach().to_type(exact.dtype) - exact) / (scale == 0 ? 1 : scale);
            double Largest(Tensor x) => x.masked_fill(finite.logical_not(), 0).abs().max().item<double>();
        }
        return errors;
    }
}
