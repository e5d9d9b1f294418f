using System.Numerics;
using System.Runtime.CompilerServices;
using TorchSharp.Modules;

namespace TorchSharp.Optim;

/// <summary>Stochastic gradient descent, with momentum in the first state where asked for (Sutskever et al. 2013).</summary>
internal readonly struct SgdRule<T, TMomentum> : IUpdateRule<T>
    where T : unmanaged, INumber<T> where TMomentum : struct, IFlag
{
    readonly Vector<T> rate, decay, momentum, fresh, sign, lookahead, current;

    /// <summary>In the first step with momentum the buffer becomes the gradient: there is nothing to dampen yet.</summary>
    internal SgdRule(double lr, SGD.Options options, bool first)
    {
        double memory = options.momentum!.Value;
        bool nesterov = options.nesterov!.Value;
        rate = Coefficient<T>.Of(-lr);
        sign = Coefficient<T>.Of(options.maximize!.Value ? -1 : 1);
        decay = Coefficient<T>.Of(options.weight_decay!.Value);
        momentum = Coefficient<T>.Of(first ? 0 : memory);
        fresh = Coefficient<T>.Of(first ? 1 : 1 - options.dampening!.Value);
        current = Coefficient<T>.Of(nesterov ? 1 : 0);
        lookahead = Coefficient<T>.Of(nesterov ? memory : 1);
    }

    public static bool UsesA => TMomentum.Value;

    public static bool UsesB => false;

    public static bool UsesC => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector<T> parameter, Vector<T> gradient, ref Vector<T> a, ref Vector<T> b, ref Vector<T> c)
    {
        var direction = gradient * sign + parameter * decay;
        if (TMomentum.Value)
        {
            a = a * momentum + direction * fresh;
            direction = direction * current + a * lookahead;
        }
        parameter += direction * rate;
    }
}
