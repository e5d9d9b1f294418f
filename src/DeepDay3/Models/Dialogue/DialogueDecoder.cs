using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepDay3.Models;

/// <summary>Writes a turn word by word from a vector that says what it should be about: the vector makes the first state and stands beside every word.</summary>
sealed class DialogueDecoder : nn.Module
{
    readonly DialogueOptions options;
    readonly Embedding embedding;
    readonly Linear first;
    readonly RecurrentBlock layers;
    readonly Dropout dropout;
    readonly Linear output;

    public DialogueDecoder(DialogueOptions options, long conditionSize) : base(nameof(DialogueDecoder))
    {
        this.options = options;
        embedding = nn.Embedding(options.Words, options.EmbeddingSize, options.PadIndex);
        first = nn.Linear(conditionSize, options.HiddenSize);
        layers = new RecurrentBlock(options.Unit, options.EmbeddingSize + conditionSize, options.HiddenSize);
        dropout = nn.Dropout(options.Dropout);
        output = nn.Linear(options.HiddenSize, options.Words);
        RegisterComponents();
    }

    /// <summary>The state before the first word, from conditions [N, K].</summary>
    public DecoderState Start(Tensor condition)
    {
        Tensor hidden = first.call(condition).tanh().unsqueeze(0);
        return new(hidden, options.Unit == RecurrentUnit.Lstm ? zeros_like(hidden) : null, condition);
    }

    /// <summary>Given words [N, T] to the scores of the word after each, [N, T, V].</summary>
    public (Tensor Scores, DecoderState State) Write(Tensor words, DecoderState state)
    {
        Tensor condition = state.Memory!.unsqueeze(1).expand(-1, words.shape[1], -1);
        var (outputs, hidden, cell) = layers.Run(cat([dropout.call(embedding.call(words)), condition], -1), state.Hidden, state.Cell);
        return (output.call(dropout.call(outputs)), state with { Hidden = hidden, Cell = cell });
    }

    /// <summary>One word for N sequences.</summary>
    public DecoderStep Step(Tensor words, DecoderState state)
    {
        var (scores, next) = Write(words.unsqueeze(1), state);
        return new(scores.squeeze(1), next);
    }
}
