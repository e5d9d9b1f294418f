namespace TorchSharp;

public static partial class torch
{
    /// <summary>The innermost dispose scope of this thread, or null.</summary>
    public static DisposeScope? CurrentDisposeScope => DisposeScopeManager.Current.Innermost;

    /// <summary>Opens a scope: tensors that this thread makes until it is disposed are disposed with it.</summary>
    public static DisposeScope NewDisposeScope() => DisposeScopeManager.Current.Open();

    /// <summary>Runs an expression in a scope of its own and keeps its result alone.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using var scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }

    /// <summary>Nothing is recorded until disposed.</summary>
    public static IDisposable no_grad() => new GradMode.Guard(false);

    public static IDisposable enable_grad(bool enabled = true) => new GradMode.Guard(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode.Guard(mode);

    public static bool is_grad_enabled() => GradMode.Enabled;

    /// <summary>As <see cref="no_grad"/>: this engine has no faster mode for tensors that never take part in autograd.</summary>
    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    public static bool is_inference_mode_enabled() => InferenceMode.Enabled;
}
