namespace TorchSharp;

public static class VisionExtensionMethods
{
    /// <summary>A part of an image [..., H, W]; where it reaches over the border there are zeros.</summary>
    public static torch.Tensor crop(this torch.Tensor image, int top, int left, int height, int width) => torchvision.transforms.functional.crop(image, top, left, height, width);
}
