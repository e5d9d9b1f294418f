using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Golden;

/// <summary>Runs golden cases through the engine: outputs, gradients, and the calls that must fail.</summary>
public static class GoldenRun
{
    /// <summary>Names of the subject's cases whose operations are there.</summary>
    public static TheoryData<string> Names(string subject) => GoldenFile.Load(subject).Names(c => GoldenOps.Has(c.Op));

    /// <summary>One case. Tolerances are for single and double precision, relative and absolute.</summary>
    public static void Check(string subject, string name, double relative32 = 1e-6, double absolute32 = 1e-6, double relative64 = 1e-12, double absolute64 = 1e-12)
    {
        using var scope = NewDisposeScope();
        var c = GoldenFile.Load(subject)[name];
        var op = GoldenOps.Get(c.Op);
        var inputs = Array.ConvertAll(c.Inputs, GoldenTensors.Input);
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
            GoldenTensors.Expect(c.Outputs[i]!, outputs[i], $"{name}, output {i}", relative32, absolute32, relative64, absolute64);
        if (c.Grads.Length == 0) return;
        Tensor? total = null;
        for (int i = 0; i < outputs.Length; i++)
        {
            if (c.GradOutputs[i] is not { } weights) continue;
            Assert.True(outputs[i].requires_grad, $"{name}: PyTorch records output {i}, the engine does not.");
            var part = (outputs[i] * GoldenTensors.Make(weights)).sum();
            if (part.is_complex()) part = part.real;
            total = total is null ? part : total + part;
        }
        int[] wanted = [.. Enumerable.Range(0, inputs.Length).Where(i => c.Inputs[i].RequiresGrad)];
        var found = autograd.grad([total!], [.. wanted.Select(i => inputs[i].leaf)], allow_unused: true);
        for (int i = 0; i < wanted.Length; i++)
        {
            var expected = c.Grads[wanted[i]];
            string where = $"{name}, gradient of input {wanted[i]}";
            if (expected is null) Assert.True(found[i] is null, $"{where}: PyTorch has none.");
            else if (found[i] is null) Assert.Fail($"{where}: there is none, PyTorch has {expected}.");
            else GoldenTensors.Expect(expected, found[i], where, relative32, absolute32, relative64, absolute64);
        }
    }
}
