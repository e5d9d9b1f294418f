namespace DeepDay3.Data;

/// <summary>Checks the indices of a subset once, when it is made.</summary>
static class SubsetIndices
{
    public static IReadOnlyList<long> Checked(IReadOnlyList<long> indices, long count)
    {
        foreach (long index in indices)
        {
            if (index < 0 || index >= count)
                throw new ArgumentException($"A subset of a dataset with {count} samples asks for sample {index}: 0 to {count - 1} was expected.");
        }
        return indices;
    }
}
