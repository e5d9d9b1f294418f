using System.Runtime.InteropServices;
using DeepDay3.Torch.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Autograd;

[Collection(Alone.Name)]
public class AnomalyModeTests
{
    [Fact]
    public void Anomaly_mode_names_the_function_that_gave_nan()
    {
        var x = tensor(new[] { -1.0 }, requires_grad: true);
        using (autograd.detect_anomaly())
        {
            Assert.True(AnomalyMode.IsEnabled && AnomalyMode.ShouldCheckNaN);
            var error = Assert.Throws<ExternalException>(() => x.sqrt().sum().backward());
            Assert.Contains("Function 'SqrtBackward0' returned nan values in its 0th output.", error.Message);
        }
        Assert.False(AnomalyMode.IsEnabled);
        x.sqrt().sum().backward();
        Assert.True(double.IsNaN(x.grad!.item<double>()));
    }
}
