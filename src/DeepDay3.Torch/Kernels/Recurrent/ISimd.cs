using System.Numerics;

namespace TorchSharp.Kernels;

/// <summary>Operations on one vector register type, so that a kernel is written once for all widths and element types.</summary>
/// <typeparam name="T">The element.</typeparam>
/// <typeparam name="V">The register type.</typeparam>
internal unsafe interface ISimd<T, V>
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Elements in a vector.</summary>
    static abstract int Lanes { get; }

    /// <summary>Whether there are 32 registers, enough for 24 accumulators; else 16, enough for 12.</summary>
    static abstract bool HasManyRegisters { get; }

    /// <summary>All lanes zero.</summary>
    static abstract V Zero { get; }

    /// <summary>All lanes one.</summary>
    static abstract V One { get; }

    /// <summary>Reads from any address.</summary>
    static abstract V Load(T* source);

    /// <summary>Writes to any address.</summary>
    static abstract void Store(V value, T* target);

    /// <summary>The same value in all lanes.</summary>
    static abstract V Create(T value);

    /// <summary>a + b.</summary>
    static abstract V Add(V a, V b);

    /// <summary>a - b.</summary>
    static abstract V Subtract(V a, V b);

    /// <summary>a b.</summary>
    static abstract V Multiply(V a, V b);

    /// <summary>a b + c, rounded once.</summary>
    static abstract V MultiplyAdd(V a, V b, V c);

    /// <summary>1 / (1 + e^-x).</summary>
    static abstract V Sigmoid(V x);

    /// <summary>tanh x.</summary>
    static abstract V Tanh(V x);

    /// <summary>value where condition is above zero or NaN, else zero.</summary>
    static abstract V WherePositive(V condition, V value);

    /// <summary>
    /// x without what is too small to matter: below 1e-30 (1e-290 in double) it becomes zero. Gradients that vanish over a long
    /// sequence would else become denormal, and many processors multiply those a hundred times slower.
    /// </summary>
    static abstract V Flush(V x);
}
