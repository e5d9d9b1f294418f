namespace TorchSharp;

/// <summary>The cells of recurrent layers. The number of gates is the number of [H, .] blocks in the weights.</summary>
internal enum RecurrentKind
{
    Tanh,
    Relu,
    Gru,
    Lstm,
}

internal static class RecurrentKinds
{
    internal static int Gates(this RecurrentKind kind) => kind switch
    {
        RecurrentKind.Gru => 3,
        RecurrentKind.Lstm => 4,
        _ => 1,
    };
}
