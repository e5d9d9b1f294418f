using System.Reflection;
using System.Runtime.ExceptionServices;
using DeepDay3.Exercises.Answers;
using static TorchSharp.torch;

namespace DeepDay3.Exercises.Functions;

/// <summary>Calls versions of a function with copies of a case's arguments.</summary>
static class FunctionCaller
{
    /// <summary>What is wrong with the parameters or the result type of a function; null when it fits.</summary>
    public static string? Misfit(MethodInfo mine, MethodInfo reference)
    {
        ParameterInfo[] own = Parameters(mine), right = Parameters(reference);
        if (own.Length != right.Length)
            return $"it takes {own.Length} argument{(own.Length == 1 ? "" : "s")}, {right.Length} were expected";
        for (int i = 0; i < own.Length; i++)
        {
            if (!Fits(right[i].ParameterType, own[i].ParameterType))
                return $"argument {i + 1} is a {own[i].ParameterType.Name}, a {right[i].ParameterType.Name} was expected";
        }
        return mine.ReturnType == typeof(void) ? "it returns nothing" : null;
    }

    /// <summary>The results for a case; null when the function gives none.</summary>
    /// <exception cref="ArgumentException">The result is not made of numbers.</exception>
    public static IReadOnlyList<NumericValue>? Call(Delegate function, FunctionCase one)
    {
        ParameterInfo[] parameters = Parameters(function.Method);
        object?[] arguments = [.. one.Arguments.Select((argument, i) => Convert(Copy(argument), parameters[i].ParameterType))];
        try
        {
            return NumericValue.ReadAll(function.DynamicInvoke(arguments));
        }
        catch (TargetInvocationException error) when (error.InnerException is { } inner)
        {
            ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    /// <summary>The results for a case, null when the function throws or gives none.</summary>
    public static IReadOnlyList<NumericValue>? TryCall(Delegate function, FunctionCase one)
    {
        try
        {
            return Call(function, one);
        }
        catch (Exception error) when (error is not (ThreadInterruptedException or ThreadAbortException))
        {
            return null;
        }
    }

    /// <summary>A copy, so that a function which writes into its arguments spoils nothing.</summary>
    public static object Copy(object argument) => argument switch
    {
        Tensor tensor => tensor.detach().clone(),
        Tensor[] tensors => tensors.Select(tensor => tensor.detach().clone()).ToArray(),
        Array array => array.Clone(),
        _ => argument,
    };

    // A compiled lambda has its closure as a hidden first parameter of a static method; Invoke shows what callers see.
    static ParameterInfo[] Parameters(MethodInfo method) =>
        method is { IsStatic: true } && method.GetParameters() is [{ ParameterType.FullName: "System.Runtime.CompilerServices.Closure" }, .. var rest] ? rest : method.GetParameters();

    static bool Fits(Type given, Type parameter) => parameter.IsAssignableFrom(given) || (IsNumber(given) && IsNumber(parameter));

    static bool IsNumber(Type type) => Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal;

    static object Convert(object argument, Type parameter) =>
        parameter.IsInstanceOfType(argument) ? argument : System.Convert.ChangeType(argument, parameter, System.Globalization.CultureInfo.InvariantCulture);
}
