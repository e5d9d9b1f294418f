namespace DeepDay3.Weights;

/// <summary>Numbers that a pickle refers to: the file data/{Key} of the archive.</summary>
sealed record PickleStorage(StoredType Type, string Key, long Count);
