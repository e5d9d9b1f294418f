using System.Reflection;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Memory;

public class DisposedTensorTests
{
    // What may be asked of a disposed tensor: whether it is one, its name, who it is, and what is the same for all tensors here.
    static readonly HashSet<string> harmless =
    [
        "Dispose", "get_IsInvalid", "get_name", "set_name", "GetHashCode", "GetType", "Equals", "get_device_type", "get_device_index", "get_is_cuda", "get_is_meta", "get_is_sparse", "is_cpu",
        "MoveToOuterDisposeScope", "MoveToOtherDisposeScope", "DetachFromDisposeScope", "ToString",
    ];

    public static TheoryData<string> Methods => [.. Callable().Select(method => method.ToString()!).Distinct()];

    static IEnumerable<MethodInfo> Callable() => typeof(Tensor).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .Where(method => !harmless.Contains(method.Name) && (!method.IsStatic || Takes(method)));

    static bool Takes(MethodInfo method) => method.GetParameters().Any(parameter => parameter.ParameterType == typeof(Tensor));

    [Theory, MemberData(nameof(Methods))]
    public void Every_use_says_that_it_is_disposed(string signature)
    {
        var method = Callable().First(candidate => candidate.ToString() == signature);
        if (method.IsGenericMethodDefinition) method = method.MakeGenericMethod([.. method.GetGenericArguments().Select(_ => typeof(float))]);
        // Spans cannot pass through reflection; those overloads share their code with the arrays'.
        if (method.ReturnType.IsByRefLike || method.GetParameters().Any(parameter => parameter.ParameterType.IsByRefLike)) return;
        var gone = ones(2, 2);
        gone.Dispose();
        var error = Call(method, gone);
        if (error is InvalidOperationException and not ObjectDisposedException) return;
        // Made-up arguments that a live tensor refuses in the same words prove nothing.
        bool refused = error is not null && Call(method, ones(2, 2))?.Message == error.Message;
        Assert.True(refused, $"{signature} on a disposed tensor: {error?.ToString() ?? "no error"}");
    }

    static Exception? Call(MethodInfo method, Tensor tensor)
    {
        object?[] arguments = [.. method.GetParameters().Select(parameter => method.IsStatic && parameter.ParameterType == typeof(Tensor) ? tensor : Argument(parameter))];
        var error = Record.Exception(() => method.Invoke(method.IsStatic ? null : tensor, arguments));
        return error is TargetInvocationException { InnerException: { } inner } ? inner : error;
    }

    static object? Argument(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        if (type == typeof(Tensor)) return parameter.Name is "mask" or "condition" ? ones([2, 2], @bool) : parameter.Name is "index" or "indices" ? zeros([2], int64) : ones(2, 2);
        if (type == typeof(TensorIndex[])) return new[] { TensorIndex.Single(0) };
        if (type == typeof(Tensor[])) return new[] { zeros([1], int64) };
        if (parameter.HasDefaultValue) return parameter.DefaultValue is { } value && Nullable.GetUnderlyingType(type) is { IsEnum: true } @enum ? Enum.ToObject(@enum, value) : parameter.DefaultValue;
        if (type == typeof(Scalar)) return (Scalar)1;
        if (type == typeof(long[])) return parameter.Name is "permutation" ? new long[] { 1, 0 } : parameter.Name is "size" or "sizes" or "shape" or "strides" ? [2, 2] : new long[] { 0 };
        if (type == typeof(IEnumerable<long>)) return new long[] { 1, 0 };
        if (type == typeof(string)) return "cpu";
        if (type == typeof(Device)) return CPU;
        if (type == typeof(ScalarType)) return parameter.Name == "type" ? int32 : float32;
        return type.IsValueType ? Activator.CreateInstance(type) : null;
    }

    [Fact]
    public void A_disposed_tensor_can_be_printed_because_debuggers_and_notebooks_do()
    {
        var gone = ones(2);
        gone.Dispose();
        Assert.Contains("disposed", gone.ToString());
        Assert.Contains("disposed", gone.ToString(numpy));
    }

    [Fact]
    public void A_disposed_operand_is_refused_on_either_side()
    {
        var gone = ones(2);
        gone.Dispose();
        var whole = ones(2);
        Action[] uses = [() => _ = whole + gone, () => _ = gone * whole, () => whole.add_(gone), () => whole.copy_(gone), () => cat([whole, gone]), () => stack([gone, whole]), () => where(gone.gt(0), whole, whole), () => whole[0] = gone[0]];
        Assert.All(uses, use => Assert.Throws<InvalidOperationException>(use));
        Assert.Equal([1f, 1f], whole.data<float>().ToArray());
    }

    [Fact]
    public void Views_hold_the_memory_of_a_disposed_tensor()
    {
        var whole = arange(12, dtype: float32).reshape(3, 4);
        var row = whole[1];
        whole.Dispose();
        Assert.Equal([4f, 5, 6, 7], row.data<float>().ToArray());
    }

    [Fact]
    public void Disposing_one_handle_leaves_the_other()
    {
        var x = ones(2);
        var other = x.alias();
        x.Dispose();
        Assert.Equal([1f, 1f], other.data<float>().ToArray());
    }
}
