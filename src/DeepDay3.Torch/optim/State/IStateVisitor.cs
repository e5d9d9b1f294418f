using static TorchSharp.torch;

namespace TorchSharp.Optim;

/// <summary>Is shown the fields of a state one after the other, in the order of the file.</summary>
internal interface IStateVisitor
{
    void Count(ref long value);

    void Number(ref double value);

    /// <summary>A tensor of the parameter's shape and type, which is null only before the state is initialized.</summary>
    void Tensor(ref Tensor value);

    /// <summary>A tensor of the parameter's shape and type, or null.</summary>
    void Optional(ref Tensor? value);
}
