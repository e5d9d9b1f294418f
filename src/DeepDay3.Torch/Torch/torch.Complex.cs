namespace TorchSharp;

public static partial class torch
{
    /// <summary>Complex numbers of given parts, which must be of one floating-point type and broadcast.</summary>
    public static Tensor complex(Tensor real, Tensor imag)
    {
        RequireParts(real, imag);
        var shape = Broadcasting.Combine(real.layout, imag.layout).Sizes;
        return stack([real.expand(shape.AsSpan()), imag.expand(shape.AsSpan())], -1).view_as_complex();
    }

    /// <summary>Complex numbers of given distances from 0 and angles with the positive real axis.</summary>
    public static Tensor polar(Tensor abs, Tensor angle)
    {
        RequireParts(abs, angle);
        return complex(abs * angle.cos(), abs * angle.sin());
    }

    static void RequireParts(Tensor first, Tensor second)
    {
        first.RequireLive();
        second.RequireLive();
        if (!DTypes.IsFloat(first.scalarType) || !DTypes.IsFloat(second.scalarType)) throw TorchError.Create(
            $"Expected both inputs to be Half, Float or Double tensors but got {DTypes.Name(first.scalarType)} and {DTypes.Name(second.scalarType)}");
        if (first.scalarType != second.scalarType) throw TorchError.Create(
            $"Expected object of scalar type {DTypes.Name(first.scalarType)} but got scalar type {DTypes.Name(second.scalarType)} for second argument");
    }

    public static Tensor view_as_real(Tensor input) => input.view_as_real();

    public static Tensor view_as_complex(Tensor input) => input.view_as_complex();

    public static Tensor imag(Tensor input) => input.imag;
}
