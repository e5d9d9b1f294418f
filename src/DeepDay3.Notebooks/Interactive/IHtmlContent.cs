using System.Text.Encodings.Web;

namespace Microsoft.AspNetCore.Html;

/// <summary>Something that is HTML already and is not escaped.</summary>
public interface IHtmlContent
{
    /// <summary>Writes the markup.</summary>
    void WriteTo(TextWriter writer, HtmlEncoder encoder);
}
