using System.Net;
using System.Text;

namespace DeepDay3.Notebooks.Display;

/// <summary>Values as HTML tables without script and without colours of their own, so that they suit light and dark pages.</summary>
static class HtmlRenderer
{
    const string Table = "<table style=\"border-collapse:collapse;margin:0;text-align:left;font-variant-numeric:tabular-nums\">";
    const string Cell = " style=\"padding:.2em .8em;border-bottom:1px solid rgba(128,128,128,.35);text-align:left;vertical-align:top\"";

    public static string Render(ValueNode node)
    {
        var html = new StringBuilder();
        Write(html, node);
        return html.ToString();
    }

    static void Write(StringBuilder html, ValueNode node)
    {
        switch (node)
        {
            case ScalarNode scalar:
                html.Append(scalar.Text.Contains('\n') ? $"<pre>{Escape(scalar.Text)}</pre>" : Escape(scalar.Text));
                break;
            case FormattedNode formatted:
                html.Append(formatted.Html ?? (formatted.Plain.Contains('\n') ? $"<pre>{Escape(formatted.Plain)}</pre>" : Escape(formatted.Plain)));
                break;
            case SequenceNode sequence when Columns(sequence) is { } columns:
                WriteTable(html, sequence, columns);
                break;
            case SequenceNode { Items: var items } sequence when items.All(item => item is ScalarNode or FormattedNode { Html: null }):
                html.Append(Escape(PlainRenderer.Render(sequence)));
                break;
            case SequenceNode sequence:
                WriteRows(html, sequence.Items.Select((item, index) => (index.ToString(System.Globalization.CultureInfo.InvariantCulture), item)), sequence.More);
                break;
            case ObjectNode value:
                WriteRows(html, value.Members, null);
                break;
        }
    }

    // Objects of one shape make one table, a row each.
    static IReadOnlyList<string>? Columns(SequenceNode sequence)
    {
        if (sequence.Items.Count == 0 || sequence.Items[0] is not ObjectNode first) return null;
        var names = first.Members.Select(member => member.Name).ToList();
        return sequence.Items.All(item => item is ObjectNode value && value.Members.Select(member => member.Name).SequenceEqual(names)) ? names : null;
    }

    static void WriteTable(StringBuilder html, SequenceNode sequence, IReadOnlyList<string> columns)
    {
        html.Append(Table).Append("<thead><tr>");
        foreach (var column in columns) html.Append("<th").Append(Cell).Append('>').Append(Escape(column)).Append("</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in sequence.Items.Cast<ObjectNode>())
        {
            html.Append("<tr>");
            foreach (var (_, value) in row.Members) WriteCell(html, value);
            html.Append("</tr>");
        }

        WriteMore(html, sequence.More, columns.Count);
        html.Append("</tbody></table>");
    }

    static void WriteRows(StringBuilder html, IEnumerable<(string Name, ValueNode Value)> rows, string? more)
    {
        html.Append(Table).Append("<tbody>");
        foreach (var (name, value) in rows)
        {
            html.Append("<tr><th").Append(Cell).Append('>').Append(Escape(name)).Append("</th>");
            WriteCell(html, value);
            html.Append("</tr>");
        }

        WriteMore(html, more, 2);
        html.Append("</tbody></table>");
    }

    static void WriteCell(StringBuilder html, ValueNode value)
    {
        html.Append("<td").Append(Cell).Append('>');
        Write(html, value);
        html.Append("</td>");
    }

    static void WriteMore(StringBuilder html, string? more, int columns)
    {
        if (more is not null) html.Append("<tr><td").Append(Cell).Append($" colspan=\"{columns}\">... ").Append(Escape(more)).Append("</td></tr>");
    }

    static string Escape(string text) => WebUtility.HtmlEncode(text);
}
