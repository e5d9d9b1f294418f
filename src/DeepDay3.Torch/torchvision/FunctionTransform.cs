namespace TorchSharp;

/// <summary>A function as a transform.</summary>
internal sealed class FunctionTransform(Func<torch.Tensor, torch.Tensor> function) : torchvision.ITransform
{
    public torch.Tensor call(torch.Tensor input) => function(input);
}
