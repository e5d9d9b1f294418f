using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>
/// A generative adversarial network (敵対的生成ネットワーク; Goodfellow et al., 2014, arXiv:1406.2661) of two small networks with two hidden layers each:
/// a generator that makes samples of noise from N(0, 1), and a discriminator that tells them from real ones.
/// </summary>
public sealed class Gan : nn.Module<Tensor, Tensor>
{
    readonly Sequential generator, discriminator;

    /// <summary>Makes the networks.</summary>
    /// <param name="inputSize">Numbers in a sample.</param>
    /// <param name="hiddenSize">Units of each hidden layer (generator: ReLU; discriminator: leaky ReLU, 0.2).</param>
    /// <param name="noiseSize">Numbers of noise that a sample is made of.</param>
    /// <param name="bounded">Whether samples pass a sigmoid at the end, for data in [0, 1] such as pictures.</param>
    public Gan(long inputSize, long hiddenSize, long noiseSize, bool bounded = false) : base(nameof(Gan))
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(hiddenSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(noiseSize, 1);
        NoiseSize = noiseSize;
        var last = nn.Linear(hiddenSize, inputSize);
        generator = nn.Sequential(nn.Linear(noiseSize, hiddenSize), nn.ReLU(), nn.Linear(hiddenSize, hiddenSize), nn.ReLU(), bounded ? nn.Sequential(last, nn.Sigmoid()) : last);
        discriminator = nn.Sequential(nn.Linear(inputSize, hiddenSize), nn.LeakyReLU(0.2), nn.Linear(hiddenSize, hiddenSize), nn.LeakyReLU(0.2), nn.Linear(hiddenSize, 1));
        RegisterComponents();
    }

    /// <summary>Numbers of noise that a sample is made of.</summary>
    public long NoiseSize { get; }

    /// <summary>What makes samples: [N, noise] to [N, input].</summary>
    public nn.Module<Tensor, Tensor> Generator => generator;

    /// <summary>What judges them: [N, input] to logits [N, 1], above 0 for "real".</summary>
    public nn.Module<Tensor, Tensor> Discriminator => discriminator;

    /// <summary>Samples of given noise, [N, input].</summary>
    /// <param name="input">[N, noise].</param>
    public override Tensor forward(Tensor input) => generator.call(input);

    /// <summary>New samples, [count, input].</summary>
    public Tensor Generate(long count) => generator.call(randn(count, NoiseSize));

    /// <summary>The logit of "this sample is real", [N].</summary>
    /// <param name="x">[N, input], or pictures that flatten to it.</param>
    public Tensor Judge(Tensor x) => discriminator.call(x.flatten(1)).squeeze(1);

    /// <summary>-log D(real) - log(1 - D(made)), each averaged over its samples. No gradient reaches what made the samples.</summary>
    /// <param name="real">Real samples.</param>
    /// <param name="made">Samples of the generator; their number may differ.</param>
    public Tensor DiscriminatorLoss(Tensor real, Tensor made) =>
        nn.functional.softplus(-Judge(real)).mean() + nn.functional.softplus(Judge(made.detach())).mean();

    /// <summary>
    /// What the generator makes small, averaged over the samples: -log D(made), whose gradient does not vanish where the discriminator is sure; or, saturating,
    /// log(1 - D(made)), the game's own value.
    /// </summary>
    /// <param name="made">Samples of the generator, with their gradients.</param>
    /// <param name="saturating">Whether the game's own value is taken.</param>
    public Tensor GeneratorLoss(Tensor made, bool saturating = false)
    {
        Tensor logits = Judge(made);
        return saturating ? -nn.functional.softplus(logits).mean() : nn.functional.softplus(-logits).mean();
    }

    /// <summary>One step of training: the discriminator on the real samples and as many made ones, then the generator on new ones.</summary>
    /// <param name="real">Real samples, [N, input].</param>
    /// <param name="generatorOptimizer">An optimizer of the parameters of <see cref="Generator"/> alone.</param>
    /// <param name="discriminatorOptimizer">An optimizer of the parameters of <see cref="Discriminator"/> alone.</param>
    /// <param name="saturating">Whether the generator follows the saturating loss.</param>
    public GanLosses Step(Tensor real, optim.Optimizer generatorOptimizer, optim.Optimizer discriminatorOptimizer, bool saturating = false)
    {
        using var scope = NewDisposeScope();
        long count = real.shape[0];
        Tensor made;
        using (no_grad())
            made = Generate(count);
        double judged = Descend(DiscriminatorLoss(real, made), discriminatorOptimizer);
        // The gradient passes through the discriminator; its optimizer clears what is left there before it steps again.
        return new GanLosses(judged, Descend(GeneratorLoss(Generate(count), saturating), generatorOptimizer));
    }

    static double Descend(Tensor loss, optim.Optimizer optimizer)
    {
        optimizer.zero_grad();
        loss.backward();
        optimizer.step();
        return loss.to(float64).item<double>();
    }
}
