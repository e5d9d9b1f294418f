namespace TorchSharp.Modules;

/// <summary>A tensor that a module learns. Belongs to no dispose scope: it lives as long as its module.</summary>
public class Parameter : torch.Tensor
{
    public Parameter(torch.Tensor data, bool requires_grad = true) : base(Leaf(data))
    {
        this.requires_grad = requires_grad;
    }

    /// <summary>The same memory at no place in any graph.</summary>
    static torch.Tensor Leaf(torch.Tensor data)
    {
        data.RequireLive();
        return data.WithoutGraph();
    }
}
