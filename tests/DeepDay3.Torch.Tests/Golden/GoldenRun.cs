using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Golden;

/// <summary>Runs golden cases through the engine: outputs, gradients, and the calls that must fail.</summary>
public static class GoldenRun
{
    /// <summary>Names of the subject's cases whose operations are there.</summary>
    public static TheoryData<string> Names(string subject) => GoldenFile.Load(subject).Names(c => GoldenOps.Has(c.Op));

    /// <summary>One case. Tolerances are for single and double precision, relative and absolute, and for outputs of whole numbers.</summary>
    public static void Check(string subject, string name, double relative32 = 1e-6, double absolute32 = 1e-6, double relative64 = 1e-12, double absolute64 = 1e-12, double whole = 0)
    {
        using var scope = NewDisposeScope();
        var c = GoldenFile.Load(subject)[name];
        var op = GoldenOps.Get(c.Op);
        var inputs = Array.ConvertAll(c.Inputs, input => GoldenTensors.Input(input));
        Tensor[] laidOut = [.. inputs.Select(i => i.laidOut)];
        if (c.Error is not null)
        {
            var error = Assert.ThrowsAny<Exception>(() => op(laidOut, c.Args));
            Assert.True(error is ExternalException or ArgumentException, $"PyTorch says '{c.Error}', but the engine fails with {error}");
            return;
        }
        var outputs = op(laidOut, c.Args);
        Assert.Equal(c.Outputs.Length, outputs.Length);
        for (int i = 0; i < outputs.Length; i++)
            GoldenTensors.Expect(c.Outputs[i]!, outputs[i], $"{name}, output {i}", relative32, absolute32, relative64, absolute64, whole);
        if (c.Grads.Length == 0) return;
        int[] wanted = Wanted(c);
        var found = Gradients(c, outputs, inputs);
        for (int i = 0; i < wanted.Length; i++)
        {
            var expected = c.Grads[wanted[i]];
            string where = $"{name}, gradient of input {wanted[i]}";
            if (expected is null) Assert.True(found[i] is null, $"{where}: PyTorch has none.");
            else if (found[i] is null) Assert.Fail($"{where}: there is none, PyTorch has {expected}.");
            else GoldenTensors.Expect(expected, found[i]!, where, relative32, absolute32, relative64, absolute64);
        }
    }

    /// <summary>
    /// A case in single precision against the same case in double precision, which the cases in double precision hold to PyTorch: no entry may be
    /// further from that truth than 1e-6 of the largest entry of its tensor, than PyTorch's own result in single precision, or than
    /// <paramref name="absolute"/>. Says nothing of cases in other types.
    /// </summary>
    public static void CheckTruth(string subject, string name, double absolute = 0)
    {
        using var scope = NewDisposeScope();
        var c = GoldenFile.Load(subject)[name];
        if (c.Error is not null || !c.Inputs.Any(input => input.DType is "float32" or "complex64")) return;
        var (single, truth) = (Results(c, wide: false), Results(c, wide: true));
        for (int i = 0; i < single.Length; i++)
        {
            if (single[i] is not { } found || !(found.is_floating_point() || found.is_complex()) || found.numel() == 0) continue;
            var exact = truth[i]!;
            var reference = GoldenTensors.Make((i < c.Outputs.Length ? c.Outputs[i] : c.Grads[Wanted(c)[i - c.Outputs.Length]])!);
            double scale = exact.abs().max().item<double>(), error = Error(found), allowed = Math.Max(1e-6 * scale, Math.Max(absolute, Error(reference)));
            // Sums of nothing but rounding that go through a division by zero are compared with PyTorch alone.
            if (!double.IsFinite(scale) || !double.IsFinite(Error(reference))) continue;
            Assert.True(error <= allowed, $"{name}, result {i}: {error:R} off the result in double precision, of which the largest entry is {scale:R}; PyTorch is {Error(reference):R} off.");

            double Error(Tensor result) => (result.to_type(exact.dtype) - exact).abs().max().item<double>();
        }
    }

    /// <summary>Outputs and gradients, computed in the types of the case or in double precision.</summary>
    static Tensor?[] Results(GoldenCase c, bool wide)
    {
        var inputs = Array.ConvertAll(c.Inputs, input => GoldenTensors.Input(input, wide));
        var outputs = GoldenOps.Get(c.Op)([.. inputs.Select(i => i.laidOut)], c.Args);
        return c.Grads.Length == 0 ? [.. outputs] : [.. outputs, .. Gradients(c, outputs, inputs)];
    }

    static int[] Wanted(GoldenCase c) => [.. Enumerable.Range(0, c.Inputs.Length).Where(i => c.Inputs[i].RequiresGrad)];

    /// <summary>Gradients of the inputs that want one, by the case's weights for the outputs.</summary>
    static IList<Tensor?> Gradients(GoldenCase c, Tensor[] outputs, (Tensor leaf, Tensor laidOut)[] inputs)
    {
        Tensor? total = null;
        for (int i = 0; i < outputs.Length; i++)
        {
            if (c.GradOutputs[i] is not { } weights) continue;
            Assert.True(outputs[i].requires_grad, $"{c.Name}: PyTorch records output {i}, the engine does not.");
            var part = (outputs[i] * GoldenTensors.Make(weights).to_type(outputs[i].dtype)).sum();
            if (part.is_complex()) part = part.real;
            total = total is null ? part : total + part;
        }
        return autograd.grad([total!], [.. Wanted(c).Select(i => inputs[i].leaf)], allow_unused: true)!;
    }
}
