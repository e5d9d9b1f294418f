using System.Globalization;
using DeepDay3.Notebooks.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DeepDay3.Notebooks.Running;

/// <summary>The cell tagged "parameters", whose variables a run may set from outside.</summary>
public sealed class ParameterCell
{
    /// <summary>The tag of the cell that sets the values, after papermill.</summary>
    public const string InjectedTag = "injected-parameters";

    const string Tag = "parameters";

    static readonly CSharpParseOptions ScriptOptions = new(LanguageVersion.Latest, kind: SourceCodeKind.Script);

    readonly Dictionary<string, string?> types = [];
    readonly string notebook;

    ParameterCell(string notebook)
    {
        this.notebook = notebook;
    }

    /// <summary>The names of the variables that the cell declares.</summary>
    public IReadOnlyCollection<string> Names => types.Keys;

    /// <summary>Where the cell stands among the notebook's cells, from 0; -1 when there is none.</summary>
    public int Index { get; private init; }

    /// <summary>Reads the declarations of the cell tagged "parameters".</summary>
    public static ParameterCell Find(NotebookDocument document, string notebook)
    {
        var cell = document.Cells.FirstOrDefault(candidate => candidate.Kind == CellKind.Code && candidate.Tags.Contains(Tag));
        var parameters = new ParameterCell(notebook) { Index = cell is null ? -1 : document.Cells.IndexOf(cell) };
        if (cell is null) return parameters;
        var root = CSharpSyntaxTree.ParseText(cell.Source, ScriptOptions).GetCompilationUnitRoot();
        foreach (var declaration in root.Members.SelectMany(Declarations))
        {
            foreach (var variable in declaration.Variables) parameters.types[variable.Identifier.ValueText] = TypeOf(declaration.Type, variable);
        }

        return parameters;
    }

    /// <summary>C# that sets the values, in the order given.</summary>
    /// <exception cref="UsageException">A name is not declared, or a value does not fit its type.</exception>
    public string Assign(IEnumerable<KeyValuePair<string, string>> values) =>
        string.Join("\n", values.Select(entry => $"{entry.Key} = {Literal(entry.Key, entry.Value)};"));

    string Literal(string name, string value)
    {
        if (!types.TryGetValue(name, out var type))
            throw new UsageException($"{notebook}: the cell tagged parameters declares no variable {name}" + (types.Count > 0 ? $" (it declares {string.Join(", ", types.Keys)})" : ""));

        var invariant = CultureInfo.InvariantCulture;
        var literal = type switch
        {
            "string" => SymbolDisplay.FormatLiteral(value, true),
            "bool" => bool.TryParse(value, out var flag) ? (flag ? "true" : "false") : null,
            "int" => int.TryParse(value, NumberStyles.AllowLeadingSign, invariant, out var number) ? number.ToString(invariant) : null,
            "long" => long.TryParse(value, NumberStyles.AllowLeadingSign, invariant, out var number) ? number.ToString(invariant) + "L" : null,
            "float" => float.TryParse(value, NumberStyles.Float, invariant, out var number) && float.IsFinite(number) ? number.ToString("R", invariant) + "f" : null,
            "double" => double.TryParse(value, NumberStyles.Float, invariant, out var number) && double.IsFinite(number) ? number.ToString("R", invariant) + "d" : null,
            "decimal" => decimal.TryParse(value, NumberStyles.Float, invariant, out var number) ? number.ToString(invariant) + "m" : null,
            _ => throw new UsageException($"{notebook}: the parameter {name} is neither a number nor a string nor a bool and cannot be set from the command line"),
        };
        return literal ?? throw new UsageException($"{notebook}: the parameter {name} is of type {type}; \"{value}\" is not a value of it");
    }

    static IEnumerable<VariableDeclarationSyntax> Declarations(MemberDeclarationSyntax member) => member switch
    {
        FieldDeclarationSyntax field => [field.Declaration],
        GlobalStatementSyntax { Statement: LocalDeclarationStatementSyntax local } => [local.Declaration],
        _ => [],
    };

    static string? TypeOf(TypeSyntax type, VariableDeclaratorSyntax variable)
    {
        if (type is PredefinedTypeSyntax predefined) return predefined.Keyword.ValueText;
        var value = variable.Initializer?.Value;
        if (value is PrefixUnaryExpressionSyntax { Operand: var operand }) value = operand;
        return type.IsVar && value is LiteralExpressionSyntax literal
            ? literal.Token.Value switch
            {
                string => "string",
                bool => "bool",
                int => "int",
                long => "long",
                float => "float",
                double => "double",
                decimal => "decimal",
                _ => null,
            }
            : null;
    }
}
