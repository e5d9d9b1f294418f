namespace TorchSharp.Modules;

/// <summary>Puts something around the data.</summary>
public abstract class PadBase : ParameterLessModule<torch.Tensor, torch.Tensor>
{
    readonly PaddingModes mode;

    internal PadBase(string name, PaddingModes mode, long[] padding, double value) : base(name)
    {
        this.mode = mode;
        this.padding = padding;
        this.value = value;
    }

    /// <summary>Before and after each dimension, the last one first.</summary>
    public long[] padding { get; set; }

    public double value { get; set; }

    public override torch.Tensor forward(torch.Tensor input) => torch.nn.functional.pad(input, padding, mode, value);
}
