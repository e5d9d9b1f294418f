using System.Numerics;
using System.Runtime.CompilerServices;
using TorchSharp.Modules;

namespace TorchSharp.Optim;

/// <summary>Averaged stochastic gradient descent (Polyak and Juditsky 1992). State: the average.</summary>
internal readonly struct AsgdRule<T, TAveraging> : IUpdateRule<T>
    where T : unmanaged, INumber<T> where TAveraging : struct, IFlag
{
    readonly Vector<T> sign, decay, keep, rate, mu;

    /// <summary>The rate and the weight of this step in the average; while that is 1, the average is the parameter itself.</summary>
    internal AsgdRule(ASGD.Options options, double eta, double mu)
    {
        sign = Coefficient<T>.Of(options.maximize!.Value ? -1 : 1);
        decay = Coefficient<T>.Of(options.weight_decay!.Value);
        keep = Coefficient<T>.Of(1 - options.lambd!.Value * eta);
        rate = Coefficient<T>.Of(-eta);
        this.mu = Coefficient<T>.Of(mu);
    }

    public static bool UsesA => true;

    public static bool UsesB => false;

    public static bool UsesC => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector<T> parameter, Vector<T> gradient, ref Vector<T> a, ref Vector<T> b, ref Vector<T> c)
    {
        var g = gradient * sign + parameter * decay;
        parameter = parameter * keep + g * rate;
        a = TAveraging.Value ? a + (parameter - a) * mu : parameter;
    }
}
