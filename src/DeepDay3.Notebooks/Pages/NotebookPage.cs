using System.Net;
using DeepDay3.Notebooks.Documents;

namespace DeepDay3.Notebooks.Pages;

/// <summary>An executed notebook as one HTML file that needs nothing else: no script, no network.</summary>
public static class NotebookPage
{
    /// <summary>The page.</summary>
    /// <param name="document">The notebook with its outputs.</param>
    /// <param name="fallbackTitle">The title when the notebook has no heading.</param>
    public static string Render(NotebookDocument document, string fallbackTitle)
    {
        var prose = new MarkdownRenderer();
        var body = NotebookBody.Render(document, prose);
        var title = WebUtility.HtmlEncode(prose.FirstHeading ?? fallbackTitle);
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title}</title>
            <style>
            {PageStyle.Css}
            </style>
            </head>
            <body>
            <main>
            {body}</main>
            </body>
            </html>

            """;
    }
}
