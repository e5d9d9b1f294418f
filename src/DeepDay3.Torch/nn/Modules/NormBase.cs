namespace TorchSharp.Modules;

/// <summary>Normalisation by channel with running statistics and a scale and shift that are learned.</summary>
public abstract class NormBase : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    public NormBase(long num_features, double eps, double? momentum, bool affine, bool track_running_stats, torch.Device? device, torch.ScalarType? dtype, string name) : base(name)
    {
        torch.Device.RequireCpu(device);
        this.num_features = num_features;
        this.eps = eps;
        this.momentum = momentum;
        this.affine = affine;
        this.track_running_stats = track_running_stats;
        var type = dtype ?? torch.get_default_dtype();
        if (affine)
        {
            weight = new Parameter(torch.ones(num_features, type));
            bias = new Parameter(torch.zeros(num_features, type));
        }
        if (!track_running_stats) return;
        running_mean = torch.zeros(num_features, type);
        running_var = torch.ones(num_features, type);
        num_batches_tracked = torch.zeros(Array.Empty<long>(), torch.int64);
    }

    /// <summary>Scale of each channel; null without affine.</summary>
    public Parameter? weight
    {
        get => _internal_params.TryGetValue(nameof(weight), out var value) ? value : null;
        set => ConditionallyRegisterParameter(nameof(weight), value);
    }

    /// <summary>Shift of each channel; null without affine.</summary>
    public Parameter? bias
    {
        get => _internal_params.TryGetValue(nameof(bias), out var value) ? value : null;
        set => ConditionallyRegisterParameter(nameof(bias), value);
    }

    /// <summary>Null without running statistics.</summary>
    public torch.Tensor? running_mean
    {
        get => Buffer(nameof(running_mean));
        set => ConditionallyRegisterBuffer(nameof(running_mean), value);
    }

    /// <summary>Null without running statistics.</summary>
    public torch.Tensor? running_var
    {
        get => Buffer(nameof(running_var));
        set => ConditionallyRegisterBuffer(nameof(running_var), value);
    }

    /// <summary>Null without running statistics.</summary>
    public torch.Tensor? num_batches_tracked
    {
        get => Buffer(nameof(num_batches_tracked));
        set => ConditionallyRegisterBuffer(nameof(num_batches_tracked), value);
    }

    public long num_features { get; }

    public double eps { get; set; }

    /// <summary>How far running statistics move towards those of a batch; null: they are the average over all batches.</summary>
    public double? momentum { get; set; }

    public bool affine { get; }

    public bool track_running_stats { get; }

    torch.Tensor? Buffer(string key) => _internal_buffers.TryGetValue(key, out var value) ? value.buffer : null;

    public void reset_running_stats()
    {
        running_mean?.zero_();
        running_var?.fill_(1);
        num_batches_tracked?.zero_();
    }

    public void reset_parameters()
    {
        reset_running_stats();
        if (weight is { } scale) torch.nn.init.ones_(scale);
        if (bias is { } shift) torch.nn.init.zeros_(shift);
    }

    protected abstract void ValidateInputDimensions(torch.Tensor input);
}
