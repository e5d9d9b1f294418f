using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>
/// Captions for pictures with attention, in small (Xu et al., 2015, the soft variant): a convolutional network turns the picture into one vector for each of a
/// grid of places; before each word an LSTM looks at the places (additive attention), a gate says how much of what it saw counts, and
/// the word comes from the word before, the state, and what was seen. Bring the pictures to mean 0 and deviation 1; the convolutions start with He's weights.
/// </summary>
public sealed class ShowAttendTell : nn.Module<Tensor, Tensor, Tensor>, IStepDecoder
{
    readonly Sequential encoder;
    readonly Embedding embedding;
    readonly SoftAttention attention;
    readonly Linear firstHidden;
    readonly Linear firstCell;
    readonly Linear gate;
    readonly LSTMCell cell;
    readonly Linear fromHidden;
    readonly Linear fromContext;
    readonly Linear output;

    /// <summary>Makes a model.</summary>
    /// <param name="words">Size of the vocabulary.</param>
    /// <param name="channels">Channels of the picture.</param>
    /// <param name="features">Numbers at each place, D.</param>
    /// <param name="hiddenSize">Size of the LSTM and of the word vectors.</param>
    /// <exception cref="ArgumentException">A size is smaller than 1.</exception>
    public ShowAttendTell(long words, long channels = 3, long features = 32, long hiddenSize = 64) : base(nameof(ShowAttendTell))
    {
        if (words < 1 || channels < 1 || features < 1 || hiddenSize < 1)
            throw new ArgumentException($"A captioner of {words} words, {channels} channels, {features} features and hidden size {hiddenSize} was asked for: at least 1 of each was expected.");
        encoder = nn.Sequential(
            ("conv1", nn.Conv2d(channels, features / 2 + 1, 3, padding: 1)), ("relu1", nn.ReLU()), ("pool1", nn.MaxPool2d(2)),
            ("conv2", nn.Conv2d(features / 2 + 1, features, 3, padding: 1)), ("relu2", nn.ReLU()), ("pool2", nn.MaxPool2d(2)),
            ("conv3", nn.Conv2d(features, features, 3, padding: 1)), ("relu3", nn.ReLU()));
        embedding = nn.Embedding(words, hiddenSize);
        attention = new SoftAttention(AttentionScore.Additive, hiddenSize, features, hiddenSize);
        (firstHidden, firstCell) = (nn.Linear(features, hiddenSize), nn.Linear(features, hiddenSize));
        gate = nn.Linear(hiddenSize, 1);
        cell = nn.LSTMCell(hiddenSize + features, hiddenSize);
        (fromHidden, fromContext) = (nn.Linear(hiddenSize, hiddenSize), nn.Linear(features, hiddenSize));
        output = nn.Linear(hiddenSize, words);
        RegisterComponents();
        Widen();
    }

    // The default weights of convolutions make the signal smaller with each layer, and attention has nothing to tell places apart by.
    void Widen()
    {
        foreach (var (name, parameter) in encoder.named_parameters())
        {
            if (name.EndsWith("weight", StringComparison.Ordinal))
                nn.init.kaiming_normal_(parameter, mode: nn.init.FanInOut.FanIn, nonlinearity: nn.init.NonlinearityType.ReLU);
            else
                nn.init.zeros_(parameter);
        }
    }

    /// <summary>Teacher forcing: scores of the word after each given one.</summary>
    /// <param name="pictures">[N, C, H, W], sides divisible by 4.</param>
    /// <param name="words">The start sign and the right words but the last, int64, [N, T].</param>
    /// <returns>Scores before the softmax, [N, T, V].</returns>
    public override Tensor forward(Tensor pictures, Tensor words) => Tell(pictures, words).Scores;

    /// <summary>Teacher forcing, and where the model looks.</summary>
    /// <returns>Scores [N, T, V], and the weights of all places [N, T, H/4 * W/4], row by row from the top left.</returns>
    public (Tensor Scores, Tensor Weights) Tell(Tensor pictures, Tensor words)
    {
        DecoderState state = Encode(pictures);
        (List<Tensor> scores, List<Tensor> weights) = ([], []);
        for (long t = 0; t < words.shape[1]; t++)
        {
            DecoderStep step = Step(words.select(1, t), state);
            scores.Add(step.Scores);
            weights.Add(step.Attention!);
            state = step.State;
        }
        return (stack(scores, 1), stack(weights, 1));
    }

    /// <summary>Looks at pictures [N, C, H, W]; the state's memory has one vector for each place.</summary>
    public DecoderState Encode(Tensor pictures)
    {
        Tensor places = encoder.call(pictures).flatten(2).transpose(1, 2), mean = places.mean([1]);
        return new(firstHidden.call(mean).tanh().unsqueeze(0), firstCell.call(mean).tanh().unsqueeze(0), places);
    }

    /// <inheritdoc/>
    public DecoderStep Step(Tensor words, DecoderState state)
    {
        Tensor before = state.Hidden[0], x = embedding.call(words);
        var (seen, weights) = attention.Look(before.unsqueeze(1), state.Memory!);
        Tensor context = gate.call(before).sigmoid() * seen.squeeze(1);
        var (hidden, memory) = cell.call(cat([x, context], 1), (before, state.Cell![0]));
        Tensor scores = output.call((x + fromHidden.call(hidden) + fromContext.call(context)).tanh());
        return new(scores, state with { Hidden = hidden.unsqueeze(0), Cell = memory.unsqueeze(0) }, weights.squeeze(1));
    }
}
