namespace DeepDay3.Torch.Tests.Api;

/// <summary>A test that needs the API table; skipped where the table is not at hand.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ApiTableFactAttribute : FactAttribute
{
    public ApiTableFactAttribute()
    {
        if (ApiTable.Path is null) Skip = "TorchSharp's API table was found neither under $DEEPDAY3_TORCHSHARP_API nor in shared/torchsharp-api beside the repository.";
    }
}
