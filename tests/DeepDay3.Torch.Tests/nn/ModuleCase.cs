using DeepDay3.Torch.Tests.Support;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Nn;

/// <summary>A module at work: how to make it, how to call it, with what.</summary>
/// <param name="Name">The class, and what is special where it has several cases.</param>
/// <param name="Type">The class that the case stands for.</param>
/// <param name="Make">A fresh module.</param>
/// <param name="Call">Its result, made one tensor.</param>
/// <param name="Inputs">What is differentiated beside the parameters.</param>
internal sealed record ModuleCase(string Name, Type Type, Func<nn.Module> Make, Func<nn.Module, Tensor[], Tensor> Call, Tensor[] Inputs)
{
    /// <summary>Whether PyTorch has the second derivative.</summary>
    internal bool Second { get; init; } = true;

    internal static ModuleCase Of<T>(Func<T> make, Func<T, Tensor[], Tensor> call, params Tensor[] inputs) where T : nn.Module =>
        new(typeof(T).Name, typeof(T), make, (module, t) => call((T)module, t), inputs);

    /// <summary>A module of one tensor.</summary>
    internal static ModuleCase Of<T>(Func<T> make, Tensor input) where T : nn.Module<Tensor, Tensor> => Of(make, (module, t) => module.call(t[0]), input);

    internal ModuleCase As(string what) => this with { Name = $"{Name} {what}" };

    internal ModuleCase FirstOnly() => this with { Second = false };

    internal void Check()
    {
        manual_seed(3);
        using var module = Make();
        Assert.Equal(Type, module.GetType());
        // Cubes make second derivatives depend on the module where it is linear.
        GradCheck.Module(module, t =>
        {
            manual_seed(5);
            var result = Call(module, t);
            return Second ? result.pow(3) + result : result;
        }, Second, Inputs);
    }
}
