namespace TorchSharp;

/// <summary>How a tensor is written as text.</summary>
public enum TensorStringStyle
{
    /// <summary>Shape, element type and device alone.</summary>
    Metadata = 0,

    /// <summary>Shape, element type and device, then matrices as rows of numbers, each under its leading indices.</summary>
    Julia = 1,

    /// <summary>Nested square brackets.</summary>
    Numpy = 2,

    /// <summary>Shape, element type and device, then the initialiser of a C# array.</summary>
    CSharp = 3,

    /// <summary>What <see cref="torch.TensorStringStyle"/> says.</summary>
    Default = 4,
}
