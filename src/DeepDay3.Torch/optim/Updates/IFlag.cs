namespace TorchSharp.Optim;

/// <summary>A yes or no that is a type argument, so that a loop is compiled for each answer.</summary>
internal interface IFlag
{
    static abstract bool Value { get; }
}

/// <summary>Yes.</summary>
internal readonly struct On : IFlag
{
    public static bool Value => true;
}

/// <summary>No.</summary>
internal readonly struct Off : IFlag
{
    public static bool Value => false;
}
