namespace DeepDay3.Tests.Data;

/// <summary>A test on a real data set: skipped, with the reason, where the data set is not at hand.</summary>
[AttributeUsage(AttributeTargets.Method)]
sealed class RealDataFactAttribute : FactAttribute
{
    public RealDataFactAttribute(string name)
    {
        if (RealData.Folder is null)
            Skip = "No real data: $DEEPDAY3_DATA is not set, and there is no shared/datasets beside the repository.";
        else if (!Directory.Exists(Path.Combine(RealData.Folder, name)))
            Skip = $"No real data: {RealData.Folder} has no folder {name}.";
    }
}
