using System.Numerics;
using System.Runtime.CompilerServices;
using TorchSharp.Modules;

namespace TorchSharp.Optim;

/// <summary>Adagrad (Duchi, Hazan and Singer 2011, diagonal form). State: sum of squares.</summary>
internal readonly struct AdagradRule<T> : IUpdateRule<T>
    where T : unmanaged, INumber<T>
{
    readonly Vector<T> decay, eps, rate;

    /// <summary>Steps count from 1.</summary>
    internal AdagradRule(Adagrad.Options options, long step)
    {
        decay = Coefficient<T>.Of(options.weight_decay!.Value);
        eps = Coefficient<T>.Of(options.eps!.Value);
        rate = Coefficient<T>.Of(-options.LearningRate!.Value / (1 + (step - 1) * options.lr_decay!.Value));
    }

    public static bool UsesA => true;

    public static bool UsesB => false;

    public static bool UsesC => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector<T> parameter, Vector<T> gradient, ref Vector<T> a, ref Vector<T> b, ref Vector<T> c)
    {
        var g = gradient + parameter * decay;
        a += g * g;
        parameter += g * rate / (Vector.SquareRoot(a) + eps);
    }
}
