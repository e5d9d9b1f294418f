using System.Numerics;
using System.Runtime.CompilerServices;
using TorchSharp.Modules;

namespace TorchSharp.Optim;

/// <summary>Adamax (Kingma and Ba 2015, algorithm 2). States: first moment, exponentially weighted infinity norm.</summary>
internal readonly struct AdamaxRule<T> : IUpdateRule<T>
    where T : unmanaged, INumber<T>
{
    readonly Vector<T> decay, beta1, new1, beta2, eps, stepSize;

    /// <summary>Steps count from 1.</summary>
    internal AdamaxRule(Adamax.Options options, long step)
    {
        decay = Coefficient<T>.Of(options.weight_decay!.Value);
        beta1 = Coefficient<T>.Of(options.beta1!.Value);
        new1 = Coefficient<T>.Of(1 - options.beta1.Value);
        beta2 = Coefficient<T>.Of(options.beta2!.Value);
        eps = Coefficient<T>.Of(options.eps!.Value);
        stepSize = Coefficient<T>.Of(-options.LearningRate!.Value / (1 - Math.Pow(options.beta1.Value, step)));
    }

    public static bool UsesA => true;

    public static bool UsesB => true;

    public static bool UsesC => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector<T> parameter, Vector<T> gradient, ref Vector<T> a, ref Vector<T> b, ref Vector<T> c)
    {
        var g = gradient + parameter * decay;
        a = a * beta1 + g * new1;
        b = Vector.Max(b * beta2, Vector.Abs(g) + eps);
        parameter += a * stepSize / b;
    }
}
