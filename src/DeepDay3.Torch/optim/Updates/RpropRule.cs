using System.Numerics;
using System.Runtime.CompilerServices;
using TorchSharp.Modules;

namespace TorchSharp.Optim;

/// <summary>Rprop (Riedmiller and Braun 1993). States: previous gradient, step size of each element.</summary>
internal readonly struct RpropRule<T> : IUpdateRule<T>
    where T : unmanaged, INumber<T>
{
    readonly Vector<T> sign, etaminus, etaplus, minStep, maxStep;

    internal RpropRule(Rprop.Options options)
    {
        sign = Coefficient<T>.Of(options.maximize!.Value ? -1 : 1);
        etaminus = Coefficient<T>.Of(options.etaminus!.Value);
        etaplus = Coefficient<T>.Of(options.etaplus!.Value);
        minStep = Coefficient<T>.Of(options.min_step!.Value);
        maxStep = Coefficient<T>.Of(options.max_step!.Value);
    }

    public static bool UsesA => true;

    public static bool UsesB => true;

    public static bool UsesC => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Apply(ref Vector<T> parameter, Vector<T> gradient, ref Vector<T> a, ref Vector<T> b, ref Vector<T> c)
    {
        var g = gradient * sign;
        var turn = g * a;
        var turned = Vector.LessThan(turn, Vector<T>.Zero);
        var factor = Vector.ConditionalSelect(turned, etaminus, Vector.ConditionalSelect(Vector.GreaterThan(turn, Vector<T>.Zero), etaplus, Vector<T>.One));
        b = Vector.Min(Vector.Max(b * factor, minStep), maxStep);
        // Where the gradient changed its sign, this step does not move, and the next one only learns the direction.
        a = Vector.ConditionalSelect(turned, Vector<T>.Zero, g);
        parameter -= Vector.ConditionalSelect(Vector.GreaterThan(a, Vector<T>.Zero), b, Vector.ConditionalSelect(Vector.LessThan(a, Vector<T>.Zero), -b, Vector<T>.Zero));
    }
}
