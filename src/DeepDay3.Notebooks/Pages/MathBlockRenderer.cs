using System.Net;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace DeepDay3.Notebooks.Pages;

/// <summary>Formulas that are blocks: their TeX source.</summary>
sealed class MathBlockRenderer : HtmlObjectRenderer<MathBlock>
{
    protected override void Write(HtmlRenderer renderer, MathBlock obj)
    {
        renderer.EnsureLine();
        renderer.WriteLine($"<div class=\"math\">{WebUtility.HtmlEncode(obj.Lines.ToString().Trim())}</div>");
    }
}
