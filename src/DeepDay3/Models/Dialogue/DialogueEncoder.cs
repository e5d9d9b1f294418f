using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>
/// The two lower networks of HRED: a word encoder makes one vector of each turn, and a context RNN reads those vectors in order. Turns that fill a
/// dialogue up are never read.
/// </summary>
sealed class DialogueEncoder : nn.Module
{
    readonly SequenceEncoder words;
    readonly RecurrentBlock context;
    readonly DialogueOptions options;

    public DialogueEncoder(DialogueOptions options) : base(nameof(DialogueEncoder))
    {
        this.options = options;
        words = new SequenceEncoder(options.Turn);
        context = new RecurrentBlock(options.Unit, options.HiddenSize, options.ContextSize);
        RegisterComponents();
    }

    /// <summary>Turns [N, S] to a vector each, [N, H].</summary>
    public Tensor Turn(Tensor turns) => words.Read(turns).Hidden.select(0, -1);

    /// <summary>Dialogues [N, U, S] to the context after their last turn, [N, C].</summary>
    /// <exception cref="ArgumentException">The shape is another one, or a dialogue has no turn, or one without words before another.</exception>
    public Tensor Read(Tensor dialogues)
    {
        if (dialogues.dim() != 3)
            throw new ArgumentException($"Dialogues of shape [{string.Join(", ", dialogues.shape)}] were given: dialogues, turns and words, [N, U, S], were expected.");
        Tensor spoken = dialogues.ne(options.PadIndex).any(2), turns = spoken.sum(dim: 1);
        Check(spoken, turns);
        // Only what was said is encoded: a turn without words would have no last step.
        Tensor rows = spoken.flatten().nonzero().squeeze(1);
        Tensor said = Turn(dialogues.flatten(0, 1).index_select(0, rows));
        long count = dialogues.shape[0], length = dialogues.shape[1];
        Tensor vectors = zeros(count * length, options.HiddenSize, said.dtype).index_add(0, rows, said, 1).view(count, length, options.HiddenSize);
        return context.Run(vectors, turns).Hidden.select(0, -1);
    }

    static void Check(Tensor spoken, Tensor turns)
    {
        using var scope = NewDisposeScope();
        // With n turns, the first n places are those that are taken.
        Tensor first = arange(spoken.shape[1]).unsqueeze(0).lt(turns.unsqueeze(1));
        Tensor bad = first.ne(spoken).any(1).logical_or(turns.eq(0));
        if (bad.any().item<bool>())
            throw new ArgumentException($"Dialogue {bad.to(int64).argmax().item<long>()} has no turn, or a turn without words before another: one turn at least, and padding at the end only, were expected.");
    }
}
