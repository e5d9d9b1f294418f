using static TorchSharp.torch;

namespace TorchSharp.Kernels;

/// <summary>What PyTorch says where an operation has no meaning for complex numbers, or no kernel for them.</summary>
internal static class ComplexRefusals
{
    internal const string Clamp = "clamp is not supported for complex types";

    /// <summary>By the name of the operation's type or of the function: the kernel that PyTorch names, or (with a blank) its whole sentence.</summary>
    static readonly Dictionary<string, string> sentences = new()
    {
        ["Less"] = "lt_cpu",
        ["LessOrEqual"] = "le_cpu",
        ["Greater"] = "gt_cpu",
        ["GreaterOrEqual"] = "ge_cpu",
        ["Maximum"] = "maximum not implemented for complex tensors.",
        ["Minimum"] = "minimum not implemented for complex tensors.",
        ["NumberMaximum"] = "fmax not implemented for complex tensors.",
        ["NumberMinimum"] = "fmin not implemented for complex tensors.",
        ["FloorDivide"] = "div_floor_cpu",
        ["Remainder"] = "remainder_cpu",
        ["TruncatedRemainder"] = "fmod_cpu",
        ["NextNumber"] = "nextafter_cpu",
        ["UnitStep"] = "heaviside is not yet implemented for complex tensors.",
        ["Absolute"] = "abs_cpu",
        ["Signum"] = "Unlike NumPy, torch.sign is not intended to support complex numbers. Please use torch.sgn instead.",
        ["RectifiedLinear"] = Clamp,
        ["FloorFunction"] = "floor is not supported for complex inputs",
        ["CeilFunction"] = "ceil is not supported for complex inputs",
        ["TruncateFunction"] = "trunc is not supported for complex inputs",
        ["RoundFunction"] = "round_vml_cpu",
        ["Atan2Function"] = "atan2_cpu",
        ["HypotFunction"] = "hypot_cpu",
        ["CopysignFunction"] = "copysign_cpu",
        ["log1p"] = "log1p_vml_cpu",
        ["expm1"] = "expm1_vml_cpu",
        ["erf"] = "erf_vml_cpu",
        ["erfc"] = "erfc_vml_cpu",
        ["lgamma"] = "lgamma_vml_cpu",
        ["UniqueAction"] = "unique",
        ["SearchAction"] = "searchsorted_out_cpu",
        ["SignAction"] = "signbit is not implemented for complex tensors.",
        ["RangeAction"] = "arange_cpu",
    };

    /// <summary>The error for an action or an operation that says nothing of complex numbers.</summary>
    /// <param name="operation">Of an action on an operation, the operation counts.</param>
    /// <param name="type">The complex type.</param>
    /// <param name="kernel">PyTorch's name of the kernel where the table has none.</param>
    internal static Exception Of(Type operation, ScalarType type, string? kernel = null)
    {
        if (operation.IsGenericType) operation = operation.GenericTypeArguments[^1];
        if (!sentences.TryGetValue(operation.Name, out string? found) && !sentences.TryGetValue(kernel ?? "", out found)) found = kernel ?? operation.Name;
        return TorchError.Create(found.Contains(' ', StringComparison.Ordinal) ? found : $"\"{found}\" not implemented for '{DTypes.Name(type)}'");
    }
}
