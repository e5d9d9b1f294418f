using System.Numerics;
using System.Runtime.CompilerServices;
using TorchSharp.Modules;

namespace TorchSharp.Optim;

/// <summary>RAdam (Liu et al. 2020, algorithm 2). States: first and second moment; the second counts once its variance is tractable.</summary>
internal readonly struct RAdamRule<T, TRectified> : IUpdateRule<T>
    where T : unmanaged, INumber<T> where TRectified : struct, IFlag
{
    readonly Vector<T> decay, beta1, new1, beta2, new2, eps, stepSize;

    /// <summary>Steps count from 1; the rectification is of use only where the rule is rectified.</summary>
    internal RAdamRule(RAdam.Options options, long step, double rectification)
    {
        double adaptive = TRectified.Value ? rectification * Math.Sqrt(1 - Math.Pow(options.beta2!.Value, step)) : 1;
        decay = Coefficient<T>.Of(options.weight_decay!.Value);
        beta1 = Coefficient<T>.Of(options.beta1!.Value);
        new1 = Coefficient<T>.Of(1 - options.beta1.Value);
        beta2 = Coefficient<T>.Of(options.beta2!.Value);
        new2 = Coefficient<T>.Of(1 - options.beta2.Value);
        eps = Coefficient<T>.Of(options.eps!.Value);
        stepSize = Coefficient<T>.Of(-options.LearningRate!.Value * adaptive / (1 - Math.Pow(options.beta1.Value, step)));
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
        var update = a * stepSize;
        parameter += TRectified.Value ? update / (Vector.SquareRoot(b) + eps) : update;
    }
}
