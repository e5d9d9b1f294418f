using System.Numerics;

namespace TorchSharp.Optim;

/// <summary>A hyperparameter, computed in double and rounded once, in every lane.</summary>
internal static class Coefficient<T> where T : unmanaged, INumber<T>
{
    internal static Vector<T> Of(double value) => Vector.Create(T.CreateTruncating(value));
}
