using System.Reflection;
using System.Text.RegularExpressions;
using TorchSharp;

namespace DeepDay3.Torch.Tests.Api;

/// <summary>The engine's public surface against TorchSharp's. Developers find both differences in artifacts/api.</summary>
public partial class ApiSurfaceTests
{
    static readonly Assembly Engine = typeof(torch).Assembly;

    [ApiTableFact]
    public void Every_public_member_exists_in_TorchSharp_with_the_same_signature()
    {
        var table = ApiTable.Read();
        var extra = ApiSurface.Of(Engine).Where(found => !table.Uses.ContainsKey(found.row) && !IsPlainOverride(found.member)).Select(found => found.row).Order(ByType).ToList();
        Write("extra.tsv", extra.Select(row => $"{row.Type}\t{row.Kind}\t{row.Signature}"));
        Assert.True(extra.Count == 0, $"{extra.Count} public members that TorchSharp does not have:\n{string.Join('\n', extra.Select(row => $"{row.Type}: {row.Kind} {row.Signature}"))}");
    }

    [ApiTableFact]
    public void What_TorchSharp_has_and_programs_use_is_listed_until_it_exists()
    {
        var table = ApiTable.Read();
        var present = ApiSurface.Of(Engine).Select(found => found.row).ToHashSet();
        foreach (var type in Engine.GetTypes().Where(type => type.IsVisible)) present.UnionWith(ApiSurface.Inherited(type));
        bool Provided(ApiRow row) => present.Contains(row) || present.Contains(row with { Signature = row.Call });
        var missing = table.Uses.Where(entry => !Provided(entry.Key)).OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key.Type, StringComparer.Ordinal)
            .ThenBy(entry => entry.Key.Signature, StringComparer.Ordinal).ToList();
        Write("missing.tsv", missing.Where(entry => entry.Value >= 3 && !OtherTypes().IsMatch(entry.Key.Signature)).Select(entry => $"{entry.Value}\t{entry.Key.Type}\t{entry.Key.Kind}\t{entry.Key.Signature}"));
        // The listing is of use only while both sides are written alike: then most of what we have is in the table, and nothing found is missing.
        Assert.True(table.Uses.Count - missing.Count > 500, $"Only {table.Uses.Count - missing.Count} rows of the table were recognised in the engine.");
        Assert.DoesNotContain(new ApiRow("TorchSharp.torch.Tensor", "method", "torch.Tensor mm(torch.Tensor target)"), missing.Select(entry => entry.Key));
    }

    [Fact]
    public void Signatures_are_written_as_the_table_writes_them()
    {
        string[] rows = [.. ApiSurface.Of(typeof(Sample<>)).Select(found => $"{found.row.Kind} {found.row.Signature}")];
        string self = "DeepDay3.Torch.Tests.Api.ApiSurfaceTests";
        Assert.Contains($"abstract class {self}.Sample<T>", rows);
        Assert.Contains("ctor protected Sample(long[] sizes, params string[] names)", rows);
        Assert.Contains("property (long, double)? Pair { get; }", rows);
        Assert.Contains("property T this[int index] { get; set; }", rows);
        Assert.Contains("field static List<int> Shared", rows);
        Assert.Contains("method protected abstract ValueTuple<T, T2> Both<T2>(T2 second, out int[,] rest)", rows);
        Assert.Contains("method virtual Task Run(double step = 1E-06, bool on = true, torch.ScalarType? type = null, torch.ScalarType other = torch.ScalarType.Int64, ReadOnlySpan<long> at = default)".Replace("Task", "System.Threading.Tasks.Task"), rows);
        Assert.Contains("method override string ToString()", rows);
        Assert.Contains($"method {self}.Sample<T>.Inner Make()", rows);
        Assert.DoesNotContain(rows, row => row.Contains("Hidden", StringComparison.Ordinal));
    }

    /// <summary>An override adds nothing that a caller could name: it is fine wherever its base declaration is.</summary>
    static bool IsPlainOverride(MemberInfo member) => member is MethodInfo { IsVirtual: true } method && method.GetBaseDefinition() != method;

    /// <summary>Element types that the engine leaves out on purpose: half precision and complex numbers.</summary>
    [GeneratedRegex(@"\b(BFloat16|Half|Complex)\b|\((float, float|double, double)\)(\[|>| scalar| value)|\breal, (float|double) imaginary")]
    private static partial Regex OtherTypes();

    static Comparer<ApiRow> ByType => Comparer<ApiRow>.Create((a, b) => string.CompareOrdinal(a.Type + a.Signature, b.Type + b.Signature));

    static void Write(string name, IEnumerable<string> lines)
    {
        if (ApiTable.RepositoryRoot is not { } root) return;
        string folder = Path.Combine(root, "artifacts", "api");
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, name), draft = $"{path}.{Environment.ProcessId}";
        File.WriteAllLines(draft, lines);
        File.Move(draft, path, overwrite: true);
    }

    public abstract class Sample<T>
    {
        public static readonly List<int> Shared = [];

        protected Sample(long[] sizes, params string[] names) => Hidden = sizes.Length + names.Length;

        internal int Hidden { get; }

        public (long first, double second)? Pair { get; private set; }

        public T this[int index]
        {
            get => throw new NotSupportedException($"{index}");
            set => throw new NotSupportedException($"{index} {value}");
        }

        protected abstract (T, T2) Both<T2>(T2 second, out int[,] rest);

        public virtual Task Run(double step = 1e-6, bool on = true, torch.ScalarType? type = null, torch.ScalarType other = torch.ScalarType.Int64, ReadOnlySpan<long> at = default) => Task.CompletedTask;

        public Inner Make() => new();

        public override string ToString() => $"{Pair}";

        public sealed class Inner
        {
        }
    }
}
