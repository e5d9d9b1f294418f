namespace TorchSharp.Modules;

/// <summary>What all convolutions and transposed convolutions have: the weight, the bias and the geometry.</summary>
public abstract class Convolution : torch.nn.Module<torch.Tensor, torch.Tensor>
{
    readonly PaddingModes paddingMode;

    // Around the data, the last axis first, as the pad function wants it; for other modes than zeros.
    readonly long[] border;

    internal Convolution(
        string name, int rank, bool transposed, long in_channels, long out_channels, long[] kernel_size, long[]? stride, long[]? padding, Padding? padding_type,
        long[]? dilation, long[]? output_padding, PaddingModes padding_mode, long groups, bool bias, torch.Device? device, torch.ScalarType? dtype) : base(name)
    {
        torch.Device.RequireCpu(device);
        if (groups <= 0) throw new ArgumentException($"groups must be a positive integer, got {groups}.", nameof(groups));
        if (in_channels % groups != 0) throw new ArgumentException($"in_channels must be divisible by groups, got {in_channels} and {groups}.", nameof(in_channels));
        if (out_channels % groups != 0) throw new ArgumentException($"out_channels must be divisible by groups, got {out_channels} and {groups}.", nameof(out_channels));
        Rank = rank;
        this.transposed = transposed;
        this.in_channels = in_channels;
        this.out_channels = out_channels;
        this.groups = groups;
        this.kernel_size = Extents.Of(kernel_size, rank, 1, nameof(kernel_size));
        this.stride = Extents.Of(stride, rank, 1, nameof(stride));
        this.dilation = Extents.Of(dilation, rank, 1, nameof(dilation));
        this.output_padding = Extents.Of(output_padding, rank, 0, nameof(output_padding));
        this.padding_type = padding_type;
        if (padding_type is null) this.padding = Extents.Of(padding, rank, 0, nameof(padding));
        if (padding_type == Padding.Same && Array.Exists(this.stride, s => s != 1)) throw new ArgumentException("padding='same' is not supported for strided convolutions.", nameof(stride));
        paddingMode = padding_mode;
        border = Border();
        var type = dtype ?? torch.get_default_dtype();
        long[] shape = transposed ? [in_channels, out_channels / groups, .. this.kernel_size] : [out_channels, in_channels / groups, .. this.kernel_size];
        weight = new Parameter(torch.empty(shape, type));
        if (bias) this.bias = new Parameter(torch.empty(out_channels, type));
        reset_parameters();
    }

    internal int Rank { get; }

    /// <summary>[out_channels, in_channels / groups, kernel...]; for a transposed convolution [in_channels, out_channels / groups, kernel...].</summary>
    public Parameter weight
    {
        get => _internal_params["weight"];
        set => ConditionallyRegisterParameter("weight", value);
    }

    /// <summary>[out_channels], or null.</summary>
    public Parameter? bias
    {
        get => _internal_params.TryGetValue("bias", out var value) ? value : null;
        set => ConditionallyRegisterParameter("bias", value);
    }

    public long in_channels { get; }

    public long out_channels { get; }

    public bool transposed { get; }

    /// <summary>The padding by name, or null where it is given in numbers.</summary>
    public Padding? padding_type { get; }

    /// <summary>The padding of each axis, or null where it is given by name.</summary>
    public long[]? padding { get; }

    public long groups { get; set; }

    public long[] kernel_size { get; set; }

    public long[] stride { get; set; }

    public long[] dilation { get; set; }

    public long[] output_padding { get; set; }

    /// <summary>Draws weight and bias anew: PyTorch's kaiming_uniform_ with a = sqrt(5), and the same bound for the bias.</summary>
    public void reset_parameters()
    {
        var sizes = weight.layout.Sizes;
        double fanIn = 1;
        for (int i = 1; i < sizes.Length; i++) fanIn *= sizes[i];
        if (fanIn == 0) return;
        // In PyTorch's order of operations, so that the last bit is the same.
        double a = Math.Sqrt(5), gain = Math.Sqrt(2 / (1 + (a * a))), bound = Math.Sqrt(3) * (gain / Math.Sqrt(fanIn));
        weight.FillUniform(-bound, bound, null);
        bias?.FillUniform(-1 / Math.Sqrt(fanIn), 1 / Math.Sqrt(fanIn), null);
    }

    internal torch.Tensor Convolve(torch.Tensor input)
    {
        if (paddingMode is not (PaddingModes.Zeros or PaddingModes.Constant))
            return Convolving.Plain(Rank, torch.nn.functional.pad(input, border, paddingMode), weight, bias, stride, (long[]?)null, dilation, groups);
        return padding_type is { } named
            ? Convolving.Plain(Rank, input, weight, bias, stride, named, dilation, groups)
            : Convolving.Plain(Rank, input, weight, bias, stride, padding, dilation, groups);
    }

    long[] Border()
    {
        var around = new long[2 * Rank];
        for (int i = 0; i < Rank; i++)
        {
            long total = padding_type == Padding.Same ? dilation[i] * (kernel_size[i] - 1) : 2 * (padding?[i] ?? 0);
            int at = 2 * (Rank - 1 - i);
            around[at] = total / 2;
            around[at + 1] = total - around[at];
        }
        return around;
    }
}
