namespace TorchSharp;

/// <summary>What an embedding bag makes of the vectors of a bag.</summary>
public enum EmbeddingBagMode
{
    Sum = 0,
    Mean = 1,
    Max = 2,
}
