using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Autograd;

/// <summary>What may be done with tensors made in inference mode, in PyTorch's words.</summary>
public class InferenceTests
{
    static void Fails(string message, Action action) => Assert.Contains(message, Assert.Throws<ExternalException>(action).Message);

    static Tensor Made()
    {
        using var mode = inference_mode();
        return ones(2, float64) * 2;
    }

    [Fact]
    public void They_are_not_saved_for_backward()
    {
        var x = ones(2, float64, requires_grad: true);
        Fails("Inference tensors cannot be saved for backward.", () => (x * Made()).sum());
        Fails("Inference tensors cannot be saved for backward.", () => nn.Linear(2, 2, dtype: float64).call(Made()));
        Assert.True((x * Made().clone()).requires_grad);
        // A sum needs no factor.
        (x + Made()).sum().backward();
        Assert.Equal([1, 1], x.grad!.data<double>().ToArray());
    }

    [Fact]
    public void They_change_in_place_only_in_inference_mode()
    {
        const string message = "Inplace update to inference tensor outside InferenceMode is not allowed.";
        var made = Made();
        Fails(message, () => made.add_(1));
        Fails(message, () => made[0].mul_(2));
        Fails(message, () => made.fill_(3));
        Fails(message, () => made.detach().exp_());
        Fails(message, () => made[0] = tensor(1.0));
        using (no_grad()) Fails(message, () => made.zero_());
        using (inference_mode()) made.add_(1);
        Assert.Equal([3, 3], made.data<double>().ToArray());
    }

    [Fact]
    public void They_require_no_gradient()
    {
        Fails("Setting requires_grad=True on inference tensor outside InferenceMode is not allowed.", () => Made().requires_grad_());
        Assert.False(Made().requires_grad_(false).requires_grad);
    }

    [Fact]
    public void Tensors_from_outside_stay_as_they_are()
    {
        var x = ones(2, float64);
        using (inference_mode()) x.add_(1);
        x.requires_grad_();
        (x * x).sum().backward();
        Assert.Equal([4, 4], x.grad!.data<double>().ToArray());
    }
}
