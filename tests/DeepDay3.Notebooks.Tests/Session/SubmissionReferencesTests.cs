using DeepDay3.Notebooks.Session;

namespace DeepDay3.Notebooks.Tests.Session;

[Collection("sessions")]
public sealed class SubmissionReferencesTests
{
    [Fact]
    public async Task Later_cells_do_not_name_again_what_earlier_ones_reference()
    {
        using var session = new CSharpSession();
        Assert.NotEmpty(session.CreateProbe("1").ExternalReferences);
        await session.ExecuteAsync("int x = 1;", "cell 1", new RecordedOutput());

        var probe = session.CreateProbe("x + new List<int>().Count");

        Assert.Empty(probe.ExternalReferences);
        Assert.DoesNotContain(probe.GetDiagnostics(), diagnostic => diagnostic.Severity == Microsoft.CodeAnalysis.DiagnosticSeverity.Error);
    }
}
