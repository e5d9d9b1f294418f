using System.Reflection;
using System.Runtime.InteropServices;
using DeepDay3.Torch.Tests.Support;
using TorchSharp;
using TorchSharp.Kernels;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests;

/// <summary>
/// Nothing reads complex memory as something else: a function of the library, given real numbers as complex ones, gives what it gives for the real
/// ones, or refuses.
/// </summary>
public class ComplexRefusalTests
{
    // What draws at random, what tells of memory rather than of values, and what wants several tensors that are made for each other.
    static readonly string[] Other = ["bernoulli", "multinomial", "poisson", "dropout", "alpha_dropout", "feature_alpha_dropout", "feature_dropout", "dropout1d", "dropout2d", "dropout3d", "rrelu", "gumbel_softmax", "rand_like", "randn_like", "empty_like",
        "randint_like", "element_size", "view_as_real", "lu_solve", "bilinear"];

    static readonly string[] Kinds = ["Tensor", "torch", "functional", "special", "linalg"];

    static MethodInfo[] Methods(string kind) =>
    [
        .. (kind switch
        {
            "Tensor" => typeof(Tensor),
            "torch" => typeof(torch),
            "functional" => typeof(nn.functional),
            "special" => typeof(special),
            _ => typeof(linalg),
        }).GetMethods(BindingFlags.Public | BindingFlags.DeclaredOnly | (kind == "Tensor" ? BindingFlags.Instance : BindingFlags.Static))
            .Where(m => !m.IsGenericMethod && !m.Name.EndsWith('_') && !Other.Contains(m.Name) && m.ReturnType == typeof(Tensor) && Arguments(m, kind, ones(1)) is not null),
    ];

    /// <summary>Arguments of a method that takes one tensor, perhaps dimensions, and for the rest has defaults; null for another.</summary>
    static object?[]? Arguments(MethodInfo method, string kind, Tensor x)
    {
        var parameters = method.GetParameters();
        var result = new object?[parameters.Length];
        for (int i = 0; i < parameters.Length; i++)
        {
            var p = parameters[i];
            if (i == 0 && kind != "Tensor")
            {
                if (p.ParameterType != typeof(Tensor)) return null;
                result[i] = x;
            }
            else if (p.HasDefaultValue) result[i] = p.ParameterType.IsValueType && p.DefaultValue is null && Nullable.GetUnderlyingType(p.ParameterType) is null ? Activator.CreateInstance(p.ParameterType) : p.DefaultValue;
            else if (p.ParameterType == typeof(long) && p.Name is "dim" or "n") result[i] = 1L;
            else if (p.ParameterType == typeof(Tensor)) result[i] = x;
            else return null;
            if (result[i] is not null && Nullable.GetUnderlyingType(p.ParameterType) is { IsEnum: true } type) result[i] = Enum.ToObject(type, result[i]!);
        }
        return result;
    }

    public static TheoryData<string, string> Names()
    {
        var names = new TheoryData<string, string>();
        foreach (string kind in Kinds)
            foreach (string name in Methods(kind).Select(m => m.Name).Distinct()) names.Add(kind, name);
        return names;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Real_numbers_in_complex_clothes_give_the_same_or_nothing(string kind, string name)
    {
        foreach (var method in Methods(kind).Where(m => m.Name == name))
            foreach (var x in new[] { Sample.Between(0.2, 0.9, 3, 3), Sample.Between(-0.9, 0.9, 2, 3, 4) })
            {
                if (Call(method, kind, x.clone()) is not { } expected || Call(method, kind, x.to_type(complex128)) is not { } found) continue;
                if (found.is_complex())
                {
                    // What is not a number for real ones may well be a complex one.
                    if (expected.isnan().any().item<bool>()) continue;
                    Assert.True(found.imag.abs().max().ToDouble() < 1e-9, $"{method}: imaginary parts in {found.str()}");
                    found = found.real;
                }
                Assert.Equal(expected.shape, found.shape);
                if (expected.numel() > 0) Assert.True(found.to_type(float64).allclose(expected.to_type(float64), 1e-9, 1e-9, equal_nan: true), $"{method}: {found.str()} for complex, {expected.str()} for real numbers");
            }
    }

    /// <summary>Null where the method refuses.</summary>
    static Tensor? Call(MethodInfo method, string kind, Tensor x)
    {
        try
        {
            return (Tensor?)method.Invoke(kind == "Tensor" ? x : null, Arguments(method, kind, x));
        }
        catch (TargetInvocationException e) when (e.InnerException is ExternalException or ArgumentException or NotSupportedException or InvalidOperationException)
        {
            return null;
        }
    }

    [Fact]
    public void There_are_many_such_functions() => Assert.True(Names().Count > 250);

    [Fact]
    public void Operations_without_a_complex_form_are_refused_by_name()
    {
        string message = Assert.Throws<ExternalException>(() => Pointwise.Binary<NoComplexForm>(Sample.Complex(2), Sample.Complex(2))).Message;
        Assert.Equal("\"NoComplexForm\" not implemented for 'ComplexDouble'", message);
    }

    readonly struct NoComplexForm : IBinaryOperation
    {
        public static T Apply<T>(T x, T y) where T : unmanaged, System.Numerics.INumber<T> => x;

        public static void Apply<T>(ReadOnlySpan<T> x, ReadOnlySpan<T> y, Span<T> d) where T : unmanaged, System.Numerics.INumber<T> => x.CopyTo(d);

        public static void Apply<T>(ReadOnlySpan<T> x, T y, Span<T> d) where T : unmanaged, System.Numerics.INumber<T> => x.CopyTo(d);
    }
}
