namespace TorchSharp.Modules;

/// <summary>Instance normalisation (Ulyanov et al. 2016).</summary>
public abstract class InstanceNorm : NormBase
{
    public InstanceNorm(long num_features, double eps, double? momentum, bool affine, bool track_running_stats, torch.Device? device, torch.ScalarType? dtype, string name)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
    {
    }

    /// <summary>The number of dimensions of an input without a batch.</summary>
    protected abstract long GetNumberOfBatchDimensions();

    public override torch.Tensor forward(torch.Tensor input)
    {
        ValidateInputDimensions(input);
        if (input.dim() == GetNumberOfBatchDimensions()) return Normalized(input.unsqueeze(0)).squeeze(0);
        return Normalized(input);
    }

    torch.Tensor Normalized(torch.Tensor input) => torch.nn.functional.instance_norm(
        input, running_mean, running_var, weight, bias, use_input_stats: training || !track_running_stats, momentum ?? 0, eps);
}
