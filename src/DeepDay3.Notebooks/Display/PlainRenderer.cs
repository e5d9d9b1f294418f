namespace DeepDay3.Notebooks.Display;

/// <summary>Values as plain text.</summary>
static class PlainRenderer
{
    public static string Render(ValueNode node) => node is ScalarNode scalar ? scalar.Text : Inner(node);

    static string Inner(ValueNode node) => node switch
    {
        ScalarNode { IsText: true } scalar => $"\"{scalar.Text}\"",
        ScalarNode scalar => scalar.Text,
        FormattedNode formatted => formatted.Plain,
        SequenceNode sequence => $"[{string.Join(", ", sequence.Items.Select(Inner).Concat(sequence.More is null ? [] : [$"... {sequence.More}"]))}]",
        ObjectNode { TypeName: "" } value when value.Members.Count > 0 && value.Members[0].Name == "Item1" =>
            $"({string.Join(", ", value.Members.Select(member => Inner(member.Value)))})",
        ObjectNode value => $"{(value.TypeName.Length > 0 ? value.TypeName + " " : "")}{{ {string.Join(", ", value.Members.Select(member => $"{member.Name} = {Inner(member.Value)}"))} }}",
        _ => "",
    };
}
