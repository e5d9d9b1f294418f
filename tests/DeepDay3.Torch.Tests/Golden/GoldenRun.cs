using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Golden;

/// <summary>Runs golden cases through the engine: outputs, gradients, and the calls that must fail.</summary>
public static class GoldenRun
{
    /// <summary>Names of the subject's cases whose operations are there.</summary>
    public static TheoryData<string> Names(string subject) => GoldenFile.Load(subject).Names(c => GoldenOps.Has(c.Op));

    /// <summary>One case, by the rule for its subject or by its exception.</summary>
    public static void Check(string subject, string name)
    {
        var exception = GoldenExceptions.Find(subject, name);
        bool elementwise = GoldenExceptions.IsElementwise(subject, name);
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
            GoldenTensors.Expect(c.Outputs[i]!, outputs[i], $"{name}, output {i}", elementwise, exception);
        if (c.Grads.Length == 0) return;
        int[] wanted = Wanted(c);
        var found = Gradients(c, outputs, inputs);
        for (int i = 0; i < wanted.Length; i++)
        {
            var expected = c.Grads[wanted[i]];
            string where = $"{name}, gradient of input {wanted[i]}";
            if (expected is null) Assert.True(found[i] is null, $"{where}: PyTorch has none.");
            else if (found[i] is null) Assert.Fail($"{where}: there is none, PyTorch has {expected}.");
            else GoldenTensors.Expect(expected, found[i]!, where, elementwise, exception);
        }
    }

    /// <summary>Outputs and gradients, computed in the types of the case or in double precision.</summary>
    public static Tensor?[] Results(GoldenCase c, GoldenOp op, bool wide, Func<Tensor, Tensor>? change = null)
    {
        var inputs = Array.ConvertAll(c.Inputs, input => GoldenTensors.Input(input, wide, change));
        var outputs = op([.. inputs.Select(i => i.laidOut)], c.Args);
        return c.Grads.Length == 0 ? [.. outputs] : [.. outputs, .. Gradients(c, outputs, inputs)];
    }

    /// <summary>The inputs that want a gradient.</summary>
    public static int[] Wanted(GoldenCase c) => [.. Enumerable.Range(0, c.Inputs.Length).Where(i => c.Inputs[i].RequiresGrad)];

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
