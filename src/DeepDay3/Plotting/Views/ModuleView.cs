using System.Globalization;
using System.Net;
using DeepDay3.Plotting.Rendering;
using static TorchSharp.torch;

namespace DeepDay3.Plotting;

/// <summary>The tree of a module with the number of parameters of each part.</summary>
[TypeFormatterSource(typeof(ModuleViewFormatterSource), PreferredMimeTypes = [MimeTypes.Html, MimeTypes.Plain], KernelMimeTypes = [MimeTypes.Html, MimeTypes.Plain])]
public sealed class ModuleView
{
    readonly string text;

    internal ModuleView(nn.Module module)
    {
        var lines = new List<(string Left, long Count)>();
        Add(module, "", "", lines);
        int wide = lines.Max(line => line.Left.Length);
        text = string.Join("\n", lines.Select(line => $"{line.Left.PadRight(wide)}  {line.Count.ToString("N0", CultureInfo.InvariantCulture),12}"));
    }

    /// <summary>The tree as plain text.</summary>
    public override string ToString() => text;

    internal string ToHtml() => $"<pre>{WebUtility.HtmlEncode(text)}</pre>";

    static void Add(nn.Module module, string name, string indent, List<(string, long)> lines)
    {
        string kind = module.GetType().Name;
        string own = string.Join(", ", module.named_parameters(recurse: false).Select(parameter => $"{parameter.Item1} [{string.Join(", ", parameter.Item2.shape)}]"));
        lines.Add(($"{indent}{(name.Length == 0 ? "" : name + ": ")}{kind}{(own.Length == 0 ? "" : $"  {own}")}", module.parameters().Distinct<TorchSharp.Modules.Parameter>(ReferenceEqualityComparer.Instance).Sum(p => p.numel())));
        foreach ((string child, nn.Module part) in module.named_children())
            Add(part, child, indent + "  ", lines);
    }
}
