using DeepDay3.Data;
using DeepDay3.Models;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Models.Recurrent;

public class EchoStateNetworkTests
{
    static Tensor Column(IEnumerable<double> values) => tensor(values.ToArray()).view(-1, 1);

    [Theory]
    [InlineData(0.5)]
    [InlineData(1.25)]
    public void The_reservoir_has_the_spectral_radius_that_was_asked_for(double radius)
    {
        using var network = new EchoStateNetwork(new EchoStateOptions { Units = 60, SpectralRadius = radius, Seed = 3 });

        Assert.Equal(radius, EchoStateNetwork.Radius(network.RecurrentWeights), 9);
    }

    [Fact]
    public void States_are_those_of_the_formula()
    {
        var options = new EchoStateOptions { Units = 5, Density = 1, Leak = 0.3, Seed = 1 };
        using var network = new EchoStateNetwork(options);
        Tensor inputs = Column([0.2, -0.7]);

        Tensor first = network.States(inputs.narrow(0, 0, 1)), both = network.States(inputs);
        // From another start the second state is that of the whole run.
        Tensor second = network.States(inputs.narrow(0, 1, 1), start: first);
        Tensor asInFormula = (atanh((second - first * 0.7) / 0.3) - first.mm(network.RecurrentWeights)).detach();
        Tensor withoutState = atanh(network.States(inputs.narrow(0, 1, 1)) / 0.3);

        Assert.True(second.allclose(both.narrow(0, 1, 1), 1e-12, 1e-12));
        Assert.True(asInFormula.allclose(withoutState, 1e-9, 1e-9));
    }

    [Fact]
    public void The_readout_is_the_ridge_regression_of_its_formula()
    {
        using var network = new EchoStateNetwork(new EchoStateOptions { Units = 12, Ridge = 0.5, Seed = 2 });
        Tensor inputs = Column(TimeSeries.Sine(80)), targets = Column(TimeSeries.Sine(80, phase: 1));

        network.Fit(inputs, targets, washout: 20);

        Tensor x = cat([ones(80, 1, float64), inputs, network.States(inputs)], 1).narrow(0, 20, 60), y = targets.narrow(0, 20, 60);
        // The gradient of |x w - y|^2 + ridge |w|^2 is zero.
        Tensor slope = x.t().mm(x.mm(network.Readout!) - y) + network.Readout! * 0.5;
        Assert.InRange(slope.abs().max().item<double>(), 0, 1e-9);
    }

    [Fact]
    public void It_goes_on_with_a_sine_by_itself()
    {
        using var network = new EchoStateNetwork(new EchoStateOptions { Units = 50, Seed = 4 });
        double[] wave = TimeSeries.Sine(500);
        network.Fit(Column(wave[..399]), Column(wave[1..400]));

        double[] free = network.Generate(Column(wave[..400]), 100).data<double>().ToArray();

        Assert.InRange(free.Zip(wave[400..], (a, b) => Math.Abs(a - b)).Max(), 0, 0.01);
    }

    [Fact]
    public void The_seed_decides()
    {
        static double[] Weights(int seed) { using var network = new EchoStateNetwork(new EchoStateOptions { Units = 10, Seed = seed }); return network.RecurrentWeights.data<double>().ToArray(); }

        Assert.Equal(Weights(1), Weights(1));
        Assert.NotEqual(Weights(1), Weights(2));
    }

    [Fact]
    public void Misuse_is_refused_in_a_sentence()
    {
        using var network = new EchoStateNetwork(new EchoStateOptions { Units = 4 });

        Assert.Contains("[steps, 1] was expected", Assert.Throws<ArgumentException>(() => network.States(zeros(3, 2))).Message);
        Assert.Contains("before Fit", Assert.Throws<InvalidOperationException>(() => network.Predict(zeros(3, 1))).Message);
        Assert.Throws<ArgumentException>(() => network.Fit(zeros(3, 1), zeros(2, 1), 0));
        Assert.Throws<ArgumentException>(() => network.Fit(zeros(3, 1), zeros(3, 1), 3));
        Assert.Throws<ArgumentException>(() => new EchoStateNetwork(new EchoStateOptions { Leak = 0 }));
        Assert.Throws<ArgumentException>(() => new EchoStateNetwork(new EchoStateOptions { Units = 0 }));
    }
}
