using System.Runtime.CompilerServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Parameters' gradients without handles of their own: a step must not allocate.</summary>
internal static class Gradients
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Tensor? Of(Parameter parameter)
    {
        parameter.RequireLive();
        return parameter.meta?.Grad;
    }

    /// <summary>Whether a parameter is float32, the alternative being float64.</summary>
    internal static bool IsSingle(Parameter parameter) => parameter.scalarType switch
    {
        ScalarType.Float32 => true,
        ScalarType.Float64 => false,
        _ => throw new NotSupportedException($"Optimizers change parameters of type float32 and float64, not {parameter.scalarType}."),
    };

    /// <summary>Zeros in place, and out of any graph.</summary>
    internal static void Clear(Parameter parameter)
    {
        if (Of(parameter) is not { } gradient) return;
        if (gradient.Tracks)
        {
            // The graph of the gradient (create_graph) may still need these values: start from fresh ones.
            var scopes = DisposeScopeManager.Current;
            scopes.Suspend();
            try
            {
                var fresh = Tensor.Filled(gradient.layout.AsContiguous, 0, gradient.scalarType);
                fresh.claimed = true;
                parameter.meta!.Grad = fresh;
            }
            finally
            {
                scopes.Resume();
            }
            return;
        }
        gradient.SetAll(0);
        gradient.memory.Version++;
    }
}
