using System.Numerics;

namespace TorchSharp.Optim;

/// <summary>
/// One step of an optimizer for a vector of elements. A rule is a struct that holds its coefficients as vectors, made once a step and
/// parameter; what it does with elements is written once, for whole vectors, and the ends of arrays run through it padded.
/// </summary>
internal interface IUpdateRule<T> where T : unmanaged
{
    /// <summary>Whether the rule keeps something in the first state array.</summary>
    static abstract bool UsesA { get; }

    /// <summary>Whether the rule keeps something in the second state array.</summary>
    static abstract bool UsesB { get; }

    /// <summary>Whether the rule keeps something in the third state array.</summary>
    static abstract bool UsesC { get; }

    /// <summary>Updates the parameter and its states from the gradient. States that are not used are zero and are not stored.</summary>
    void Apply(ref Vector<T> parameter, Vector<T> gradient, ref Vector<T> a, ref Vector<T> b, ref Vector<T> c);
}
