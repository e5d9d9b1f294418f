using DeepDay3.Models;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Models.Dialogue;

/// <summary>Three small dialogues of one, three and two turns: 0 fills up, 1 starts, 2 ends.</summary>
static class Dialogues
{
    public const int Words = 9;

    public static Tensor Turns => tensor(new long[,,]
    {
        { { 3, 4, 0 }, { 0, 0, 0 }, { 0, 0, 0 } },
        { { 5, 6, 7 }, { 8, 0, 0 }, { 3, 4, 0 } },
        { { 7, 0, 0 }, { 3, 4, 0 }, { 0, 0, 0 } },
    });

    /// <summary>The same with two places more in each turn, and one turn more.</summary>
    public static Tensor Wider => cat([cat([Turns, zeros(3, 3, 2, int64)], 2), zeros(3, 1, 5, int64)], 1);

    public static DialogueOptions Options(RecurrentUnit unit = RecurrentUnit.Gru, bool bidirectional = false) => new()
    {
        Words = Words,
        EmbeddingSize = 5,
        HiddenSize = 6,
        ContextSize = 7,
        LatentSize = 3,
        Unit = unit,
        Bidirectional = bidirectional,
    };

    /// <summary>Two places of padding behind sentences.</summary>
    public static Tensor Widened(Tensor sentences) => cat([sentences, zeros(3, 2, int64)], 1);
}
