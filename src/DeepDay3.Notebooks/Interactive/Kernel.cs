using DeepDay3.Notebooks.Display;
using DeepDay3.Notebooks.Documents;
using Microsoft.AspNetCore.Html;

namespace Microsoft.DotNet.Interactive;

/// <summary>What runs the cells, under the name and with the members that notebooks for .NET Interactive use. Cells call the static ones without the class name.</summary>
public sealed class Kernel
{
    Kernel()
    {
    }

    /// <summary>The one kernel of this host.</summary>
    public static Kernel Root { get; } = new();

    /// <summary>The one kernel of this host.</summary>
    public static Kernel Current => Root;

    /// <summary>The language that it runs.</summary>
    public string Name => "csharp";

    /// <summary>Displays a value in the cell's output.</summary>
    /// <param name="value">Any value.</param>
    /// <param name="mimeTypes">The mime types to show it in; those that the type prefers when none is given.</param>
    /// <returns>A handle that replaces the value later.</returns>
    public static DisplayedValue display(object? value, params string[] mimeTypes) =>
        DisplayedValue.Show(DeepDay3.Notebooks.Display.Formatting.Format(value, mimeTypes), mimeTypes);

    /// <summary>Marks text as HTML, so that it is shown as such.</summary>
    public static IHtmlContent HTML(string content) => new HtmlString(content);

    /// <summary>Adds a style sheet to the page, where the page lets an output do so.</summary>
    public static void CSS(string content) => Show($"<style type=\"text/css\">{content}</style>");

    /// <summary>Runs JavaScript in the page, where the page lets an output do so.</summary>
    public static void Javascript(string scriptContent) => Show($"<script type=\"text/javascript\">{scriptContent}</script>");

    /// <summary>Asks the person at the notebook for a line of text.</summary>
    /// <param name="prompt">What is asked.</param>
    /// <param name="typeHint">What kind of text is expected; "password" hides it, others are left to the person.</param>
    /// <param name="valueName">Not used: nothing is remembered.</param>
    /// <exception cref="InvalidOperationException">There is nobody to ask.</exception>
    public static Task<string> GetInputAsync(string prompt = "", string typeHint = "text", string? valueName = null) =>
        Task.FromResult(DisplayFunctions.Ask(prompt, typeHint == "password"));

    /// <summary>Asks the person at the notebook for a line of text that is not shown.</summary>
    /// <param name="prompt">What is asked.</param>
    /// <param name="valueName">Not used: nothing is remembered.</param>
    /// <exception cref="InvalidOperationException">There is nobody to ask.</exception>
    public static Task<string> GetPasswordAsync(string prompt = "", string? valueName = null) => Task.FromResult(DisplayFunctions.Ask(prompt, true));

    /// <summary>The kernel's name.</summary>
    public override string ToString() => Name;

    static void Show(string markup) => DisplayedValue.Show(MimeBundle.Single(MimeTypes.Html, markup), [MimeTypes.Html]);
}
