using Xunit.Sdk;

namespace DeepDay3.Torch.Tests.Support;

public class GradCheckTests
{
    [Fact]
    public void A_right_gradient_passes() => GradCheck.Run(x => x[0] * x[0] * x[1], Sample.AwayFromZero(3), Sample.AwayFromZero(3));

    [Fact]
    public void A_gradient_that_is_cut_off_is_found() =>
        Assert.Throws<TrueException>(() => GradCheck.Run(x => x[0] * x[0].detach(), Sample.AwayFromZero(3)));

    [Fact]
    public void A_second_derivative_that_is_cut_off_is_found() =>
        // The first derivative of x^3 is right here, but it does not depend on x in the graph.
        Assert.Throws<TrueException>(() => GradCheck.Run(x => x[0] * (x[0].detach() * x[0].detach() * 3) - x[0].detach().pow(3) * 2, Sample.AwayFromZero(3)));

    [Fact]
    public void A_small_error_is_found() =>
        Assert.Throws<TrueException>(() => GradCheck.Run(x => x[0].sin() + (x[0].detach() * 1e-4), Sample.AwayFromZero(3)));
}
