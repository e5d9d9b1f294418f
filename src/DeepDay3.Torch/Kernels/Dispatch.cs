using System.Numerics;
using static TorchSharp.torch;

namespace TorchSharp.Kernels;

/// <summary>Work that is the same for every number type.</summary>
internal interface INumericAction
{
    void Run<T>() where T : unmanaged, INumber<T>, IMinMaxValue<T>;

    /// <summary>On complex numbers with parts of type T. What does not say how to do that refuses: complex memory is never read as anything else.</summary>
    void RunComplex<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T> => throw ComplexRefusals.Of(GetType(), DTypes.ComplexOf(DTypes.Of<T>()));
}

/// <summary>Work that is the same for both floating-point types.</summary>
internal interface IFloatAction
{
    void Run<T>() where T : unmanaged, IFloatingPointIeee754<T>, IMinMaxValue<T>;
}

/// <summary>Turns an element type that is known at run time into a type argument. Actions are structs, so nothing is allocated.</summary>
internal static class Dispatch
{
    /// <summary>Bool runs as bytes of 0 and 1: an action that can leave that range must put it right.</summary>
    internal static void Numeric<TAction>(ScalarType type, ref TAction action) where TAction : struct, INumericAction
    {
        switch (type)
        {
            case ScalarType.Float32: action.Run<float>(); break;
            case ScalarType.Float64: action.Run<double>(); break;
            case ScalarType.Int64: action.Run<long>(); break;
            case ScalarType.Int32: action.Run<int>(); break;
            case ScalarType.Int16: action.Run<short>(); break;
            case ScalarType.Int8: action.Run<sbyte>(); break;
            case ScalarType.Byte or ScalarType.Bool: action.Run<byte>(); break;
            case ScalarType.ComplexFloat32: action.RunComplex<float>(); break;
            case ScalarType.ComplexFloat64: action.RunComplex<double>(); break;
            default: throw DTypes.Unsupported(type);
        }
    }

    internal static void Float<TAction>(ScalarType type, ref TAction action, string operation) where TAction : struct, IFloatAction
    {
        switch (type)
        {
            case ScalarType.Float32: action.Run<float>(); break;
            case ScalarType.Float64: action.Run<double>(); break;
            default: throw TorchError.Create($"\"{operation}\" not implemented for '{DTypes.Name(type)}'");
        }
    }
}
