namespace TorchSharp.Modules;

/// <summary>Batch normalisation (Ioffe and Szegedy 2015).</summary>
public abstract class BatchNorm : NormBase
{
    public BatchNorm(long num_features, double eps, double momentum, bool affine, bool track_running_stats, torch.Device? device, torch.ScalarType? dtype, string name)
        : base(num_features, eps, momentum, affine, track_running_stats, device, dtype, name)
    {
    }

    public override torch.Tensor forward(torch.Tensor input)
    {
        ValidateInputDimensions(input);
        double factor = momentum ?? 0;
        if (training && num_batches_tracked is { } count)
        {
            using (torch.no_grad()) count.add_(1);
            if (momentum is null) factor = 1 / count.ToDouble();
        }
        var (mean, variance) = (running_mean, running_var);
        bool ofBatch = training || (mean is null && variance is null);
        bool keep = !training || track_running_stats;
        return torch.nn.functional.batch_norm(input, keep ? mean : null, keep ? variance : null, weight, bias, ofBatch, factor, eps);
    }
}
