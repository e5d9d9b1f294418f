using System.Numerics;
using System.Runtime.CompilerServices;
using TorchSharp.Modules;

namespace TorchSharp.Optim;

/// <summary>Adadelta (Zeiler 2012, algorithm 1). States: mean square of gradients, mean square of updates.</summary>
internal readonly struct AdadeltaRule<T> : IUpdateRule<T>
    where T : unmanaged, INumber<T>
{
    readonly Vector<T> sign, decay, rho, fresh, eps, rate;

    internal AdadeltaRule(Adadelta.Options options)
    {
        sign = Coefficient<T>.Of(options.maximize!.Value ? -1 : 1);
        decay = Coefficient<T>.Of(options.weight_decay!.Value);
        rho = Coefficient<T>.Of(options.rho!.Value);
        fresh = Coefficient<T>.Of(1 - options.rho.Value);
        eps = Coefficient<T>.Of(options.eps!.Value);
        rate = Coefficient<T>.Of(-options.LearningRate!.Value);
    }

    public static bool UsesA => true;

    public static bool UsesB => true;

    public static bool UsesC => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector<T> parameter, Vector<T> gradient, ref Vector<T> a, ref Vector<T> b, ref Vector<T> c)
    {
        var g = gradient * sign + parameter * decay;
        a = a * rho + g * fresh * g;
        var delta = Vector.SquareRoot(b + eps) / Vector.SquareRoot(a + eps) * g;
        b = b * rho + delta * fresh * delta;
        parameter += delta * rate;
    }
}
