using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>
/// HRED with a latent variable for each answer (VHRED; Serban et al., 2017, arXiv:1605.06069). The prior p(z | context) says what may be answered, the
/// approximate posterior q(z | context, answer) what was; both are Gaussians with a diagonal covariance, and the decoder sees context and z. In training z
/// comes from the posterior, in use from the prior.
/// </summary>
public sealed class Vhred : nn.Module<Tensor, Tensor, Tensor, VhredOutput>, IStepDecoder
{
    readonly DialogueEncoder encoder;
    readonly Linear priorHidden;
    readonly Linear prior;
    readonly Linear posteriorHidden;
    readonly Linear posterior;
    readonly DialogueDecoder decoder;

    /// <summary>Makes a model.</summary>
    /// <param name="options">Sizes and parts.</param>
    /// <exception cref="ArgumentException">The options make no model.</exception>
    public Vhred(DialogueOptions options) : base(nameof(Vhred))
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        Options = options;
        encoder = new DialogueEncoder(options);
        priorHidden = nn.Linear(options.ContextSize, options.ContextSize);
        prior = nn.Linear(options.ContextSize, 2 * options.LatentSize);
        posteriorHidden = nn.Linear(options.ContextSize + options.HiddenSize, options.ContextSize);
        posterior = nn.Linear(options.ContextSize, 2 * options.LatentSize);
        decoder = new DialogueDecoder(options, options.ContextSize + options.LatentSize);
        RegisterComponents();
    }

    /// <summary>Sizes and parts.</summary>
    public DialogueOptions Options { get; }

    /// <summary>Where z's chance comes from; null for the global generator, which models that train side by side would share.</summary>
    public Generator? Generator { get; set; }

    /// <summary>Teacher forcing with z from the posterior.</summary>
    /// <param name="dialogues">What was said so far, int64, [N, U, S]: turns are filled up at their end, dialogues with turns of padding at theirs.</param>
    /// <param name="words">What the decoder is given: the start sign and the right words but the last, int64, [N, T]; some may be masked, see <see cref="WordDropout"/>.</param>
    /// <param name="answer">The right words, int64, [N, T'], filled up at the end; the posterior reads them.</param>
    /// <exception cref="ArgumentException">A dialogue has no turn, or a turn without words before another.</exception>
    public override VhredOutput forward(Tensor dialogues, Tensor words, Tensor answer)
    {
        Tensor context = Context(dialogues);
        var (priorMean, priorLogVariance) = Prior(context);
        var (mean, logVariance) = Posterior(context, answer);
        Tensor z = Draw(mean, logVariance);
        return new(decoder.Write(words, Start(context, z)).Scores, priorMean, priorLogVariance, mean, logVariance, z);
    }

    /// <summary>The context after the last turn.</summary>
    /// <param name="dialogues">As for <see cref="forward"/>.</param>
    /// <returns>[N, C].</returns>
    public Tensor Context(Tensor dialogues) => encoder.Read(dialogues);

    /// <summary>p(z | context): mean and logarithm of the variance, both [N, Z], from contexts [N, C].</summary>
    public (Tensor Mean, Tensor LogVariance) Prior(Tensor context) => Halves(prior.call(priorHidden.call(context).tanh()));

    /// <summary>q(z | context, answer): mean and logarithm of the variance, both [N, Z], from contexts [N, C] and answers [N, T].</summary>
    public (Tensor Mean, Tensor LogVariance) Posterior(Tensor context, Tensor answer) =>
        Halves(posterior.call(posteriorHidden.call(cat([context, encoder.Turn(answer)], 1)).tanh()));

    /// <summary>The decoder's state before the first word, from contexts [N, C] and latent values [N, Z].</summary>
    public DecoderState Start(Tensor context, Tensor z) => decoder.Start(cat([context, z], 1));

    /// <summary>Reads dialogues [N, U, S] and draws z from the prior: a new z each time.</summary>
    public DecoderState Encode(Tensor dialogues)
    {
        Tensor context = Context(dialogues);
        var (mean, logVariance) = Prior(context);
        return Start(context, Draw(mean, logVariance));
    }

    /// <inheritdoc/>
    public DecoderStep Step(Tensor words, DecoderState state) => decoder.Step(words, state);

    /// <summary>z = mean + standard deviation x noise, [N, Z]: the gradient reaches both.</summary>
    public Tensor Draw(Tensor mean, Tensor logVariance) => mean + (0.5 * logVariance).exp() * randn(mean.shape, mean.dtype, generator: Generator);

    static (Tensor Mean, Tensor LogVariance) Halves(Tensor both)
    {
        Tensor[] parts = both.chunk(2, 1);
        return (parts[0], parts[1]);
    }
}
