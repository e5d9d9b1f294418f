using System.Numerics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Optim;

/// <summary>
/// Adam (Kingma and Ba 2015, algorithm 1) and AdamW (Loshchilov and Hutter 2019): first and second moments, and with AMSGrad (Reddi et al.
/// 2018) the largest second moment so far.
/// </summary>
internal readonly struct AdamRule<T, TAmsgrad> : IUpdateRule<T>
    where T : unmanaged, INumber<T> where TAmsgrad : struct, IFlag
{
    readonly Vector<T> sign, decay, keep, beta1, new1, beta2, new2, scale, eps, stepSize;

    internal AdamRule(in AdamStep step)
    {
        sign = Coefficient<T>.Of(step.Maximize ? -1 : 1);
        decay = Coefficient<T>.Of(step.WeightDecay);
        keep = Coefficient<T>.Of(1 - step.Rate * step.Shrinkage);
        beta1 = Coefficient<T>.Of(step.Beta1);
        new1 = Coefficient<T>.Of(1 - step.Beta1);
        beta2 = Coefficient<T>.Of(step.Beta2);
        new2 = Coefficient<T>.Of(1 - step.Beta2);
        scale = Coefficient<T>.Of(1 / Math.Sqrt(step.Correction2));
        eps = Coefficient<T>.Of(step.Epsilon);
        stepSize = Coefficient<T>.Of(-step.Rate / step.Correction1);
    }

    public static bool UsesA => true;

    public static bool UsesB => true;

    public static bool UsesC => TAmsgrad.Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector<T> parameter, Vector<T> gradient, ref Vector<T> a, ref Vector<T> b, ref Vector<T> c)
    {
        var kept = parameter * keep;
        var g = gradient * sign + kept * decay;
        a = a * beta1 + g * new1;
        b = b * beta2 + g * new2 * g;
        var second = b;
        if (TAmsgrad.Value)
        {
            c = Vector.Max(c, b);
            second = c;
        }
        parameter = kept + stepSize * a / (Vector.SquareRoot(second) * scale + eps);
    }
}
