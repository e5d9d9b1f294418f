using System.Net;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace DeepDay3.Notebooks.Pages;

/// <summary>Formulas within a paragraph: their TeX source, those between double dollars on lines of their own.</summary>
sealed class MathInlineRenderer : HtmlObjectRenderer<MathInline>
{
    protected override void Write(HtmlRenderer renderer, MathInline obj)
    {
        var cssClass = obj.DelimiterCount > 1 ? "math display" : "math";
        renderer.Write($"<span class=\"{cssClass}\">{WebUtility.HtmlEncode(obj.Content.ToString().Trim())}</span>");
    }
}
