using System.Numerics;
using System.Runtime.CompilerServices;
using TorchSharp.Modules;

namespace TorchSharp.Optim;

/// <summary>RMSprop (Hinton 2012; centred: Graves 2013). States: mean square, momentum buffer, mean gradient.</summary>
internal readonly struct RmsPropRule<T, TMomentum, TCentered> : IUpdateRule<T>
    where T : unmanaged, INumber<T> where TMomentum : struct, IFlag where TCentered : struct, IFlag
{
    readonly Vector<T> sign, decay, alpha, fresh, eps, momentum, rate;

    internal RmsPropRule(RMSProp.Options options)
    {
        sign = Coefficient<T>.Of(options.maximize!.Value ? -1 : 1);
        decay = Coefficient<T>.Of(options.weight_decay!.Value);
        alpha = Coefficient<T>.Of(options.alpha!.Value);
        fresh = Coefficient<T>.Of(1 - options.alpha.Value);
        eps = Coefficient<T>.Of(options.eps!.Value);
        momentum = Coefficient<T>.Of(options.momentum!.Value);
        rate = Coefficient<T>.Of(-options.LearningRate!.Value);
    }

    public static bool UsesA => true;

    public static bool UsesB => TMomentum.Value;

    public static bool UsesC => TCentered.Value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector<T> parameter, Vector<T> gradient, ref Vector<T> a, ref Vector<T> b, ref Vector<T> c)
    {
        var g = gradient * sign + parameter * decay;
        a = a * alpha + g * fresh * g;
        var spread = a;
        if (TCentered.Value)
        {
            c = c * alpha + g * fresh;
            spread = a - c * c;
        }
        var root = Vector.SquareRoot(spread) + eps;
        if (TMomentum.Value)
        {
            b = b * momentum + g / root;
            parameter += b * rate;
        }
        else
        {
            parameter += g * rate / root;
        }
    }
}
