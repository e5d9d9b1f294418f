using System.Numerics;
using System.Runtime.CompilerServices;
using TorchSharp.Modules;

namespace TorchSharp.Optim;

/// <summary>NAdam (Dozat 2016): Adam with Nesterov momentum. States: first and second moment.</summary>
internal readonly struct NAdamRule<T> : IUpdateRule<T>
    where T : unmanaged, INumber<T>
{
    readonly Vector<T> decay, beta1, new1, beta2, new2, scale, eps, gradientStep, momentStep;

    /// <summary>Steps count from 1; the momentum is that of this step and the next, the product that of all momenta up to this step.</summary>
    internal NAdamRule(NAdam.Options options, long step, double momentum, double nextMomentum, double product)
    {
        double lr = options.LearningRate!.Value;
        decay = Coefficient<T>.Of(options.weight_decay!.Value);
        beta1 = Coefficient<T>.Of(options.beta1!.Value);
        new1 = Coefficient<T>.Of(1 - options.beta1.Value);
        beta2 = Coefficient<T>.Of(options.beta2!.Value);
        new2 = Coefficient<T>.Of(1 - options.beta2.Value);
        scale = Coefficient<T>.Of(1 / (1 - Math.Pow(options.beta2.Value, step)));
        eps = Coefficient<T>.Of(options.eps!.Value);
        gradientStep = Coefficient<T>.Of(-lr * (1 - momentum) / (1 - product));
        momentStep = Coefficient<T>.Of(-lr * nextMomentum / (1 - product * momentum * nextMomentum));
    }

    public static bool UsesA => true;

    public static bool UsesB => true;

    public static bool UsesC => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector<T> parameter, Vector<T> gradient, ref Vector<T> a, ref Vector<T> b, ref Vector<T> c)
    {
        var g = gradient + parameter * decay;
        a = a * beta1 + g * new1;
        b = b * beta2 + g * new2 * g;
        parameter += (g * gradientStep + a * momentStep) / (Vector.SquareRoot(b * scale) + eps);
    }
}
