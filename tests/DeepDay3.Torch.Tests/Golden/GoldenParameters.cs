using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Golden;

/// <summary>Puts the named inputs of a case in place of a module's parameters.</summary>
static class GoldenParameters
{
    /// <summary>The module computes with the values of the case, and its gradients are found in the case's inputs.</summary>
    public static void Use(nn.Module module, GoldenCase golden, Tensor[] inputs)
    {
        module._to(inputs[0].dtype, false);
        var parameters = module.named_parameters().ToDictionary(p => p.name, p => p.parameter);
        int used = 0;
        for (int i = 0; i < inputs.Length; i++)
        {
            if (golden.Inputs[i].Name is not { } name || !parameters.TryGetValue(name, out var parameter)) continue;
            using (no_grad()) parameter.copy_(inputs[i]);
            // Both are the same leaf to autograd, so the input gets the parameter's gradient.
            parameter.meta = inputs[i].meta;
            used++;
        }
        Assert.Equal(parameters.Count, used);
    }
}
