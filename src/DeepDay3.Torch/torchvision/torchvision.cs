namespace TorchSharp;

/// <summary>Images as tensors [..., C, H, W].</summary>
public static partial class torchvision
{
    /// <summary>Turns an image into another.</summary>
    public interface ITransform : torch.nn.IModule<torch.Tensor, torch.Tensor>
    {
    }
}
