namespace DeepDay3.Weights;

/// <summary>What a pickle may ask for by name; everything else is refused.</summary>
sealed record PickleGlobal(string Name, StoredType? Storage = null)
{
    public const string OrderedDict = "collections.OrderedDict", RebuildTensor = "torch._utils._rebuild_tensor_v2",
        RebuildParameter = "torch._utils._rebuild_parameter", Size = "torch.Size";

    static readonly Dictionary<string, PickleGlobal> Allowed =
        new[] { OrderedDict, RebuildTensor, RebuildParameter, Size }.Select(name => new PickleGlobal(name))
            .Concat(StoredType.All.Select(type => new PickleGlobal("torch." + type.StorageName, type)))
            .ToDictionary(global => global.Name);

    /// <summary>The thing of this name, or null when it is not allowed.</summary>
    public static PickleGlobal? Find(string name) => Allowed.GetValueOrDefault(name);
}
