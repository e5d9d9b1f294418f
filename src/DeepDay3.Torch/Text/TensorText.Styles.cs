namespace TorchSharp;

internal sealed partial class TensorText
{
    int matrices;

    string Julia(string head)
    {
        text.Append(head);
        int rank = tensor.layout.Rank;
        if (rank == 0) text.Append(", value = ").Append(Element(0));
        else if (tensor.layout.Count > 0) Slices(0, 0, []);
        return text.ToString();
    }

    /// <summary>Matrix after matrix, each under the indices that lead to it.</summary>
    void Slices(int d, long at, List<string> indices)
    {
        if (d < tensor.layout.Rank - 2)
        {
            foreach (long i in shown[d])
            {
                if (i == Gap)
                {
                    text.Append(options.NewLine).Append(options.NewLine).Append(Dots);
                    continue;
                }
                indices.Add(i.ToString(System.Globalization.CultureInfo.InvariantCulture));
                Slices(d + 1, at + Step(d, i), indices);
                indices.RemoveAt(indices.Count - 1);
            }
            return;
        }
        if (indices.Count > 0)
        {
            // An empty line between matrices.
            if (matrices++ > 0) text.Append(options.NewLine);
            text.Append(options.NewLine).Append('[').Append(string.Join(',', indices)).Append(",..,..] =");
        }
        var rows = Matrix(at);
        int width = Widest(rows);
        foreach (var row in rows)
        {
            text.Append(options.NewLine).Append(' ');
            text.Append(row is null ? Dots : string.Join(' ', Fitting(row, width).Select(cell => Aligned(cell, width))));
        }
    }

    /// <summary>The cells of a row that a line holds: where there are too many, those at both ends.</summary>
    string[] Fitting(string[] row, int width)
    {
        int cells = Math.Max(2, (options.Width - 1 - Dots.Length) / (width + 1));
        if ((row.Length * (width + 1)) <= options.Width || row.Length <= cells) return row;
        int first = (cells + 1) / 2, last = cells - first;
        var head = row[..first].TakeWhile(cell => cell != Dots);
        var tail = row[^last..].Reverse().TakeWhile(cell => cell != Dots).Reverse();
        return [.. head, Dots, .. tail];
    }

    string Numpy()
    {
        if (tensor.layout.Rank == 0) return Element(0);
        int width = tensor.layout.Count == 0 ? 0 : WidestOf(0, 0);
        Bracket(0, 0, width);
        return text.ToString();
    }

    int WidestOf(int d, long at)
    {
        if (d >= tensor.layout.Rank - 2) return Widest(Matrix(at));
        int width = 0;
        foreach (long i in shown[d])
            if (i != Gap) width = Math.Max(width, WidestOf(d + 1, at + Step(d, i)));
        return width;
    }

    void Bracket(int d, long at, int width)
    {
        int rank = tensor.layout.Rank;
        text.Append('[');
        if (d == rank - 1) Line(Row(at), width);
        else
        {
            for (int k = 0; k < shown[d].Length; k++)
            {
                if (k > 0)
                {
                    for (int i = d; i < rank - 1; i++) text.Append(options.NewLine);
                    text.Append(' ', d + 1);
                }
                if (shown[d][k] == Gap) text.Append(Dots);
                else Bracket(d + 1, at + Step(d, shown[d][k]), width);
            }
        }
        text.Append(']');
    }

    /// <summary>A row, continued on further lines where it is too long.</summary>
    void Line(string[] row, int width)
    {
        int indent = tensor.layout.Rank, length = indent;
        for (int i = 0; i < row.Length; i++)
        {
            string cell = Aligned(row[i], width);
            if (i > 0)
            {
                if (length + 1 + cell.Length + indent > options.Width)
                {
                    text.Append(options.NewLine).Append(' ', indent);
                    length = indent;
                }
                else
                {
                    text.Append(' ');
                    length++;
                }
            }
            text.Append(cell);
            length += cell.Length;
        }
    }

    string CSharp(string head)
    {
        text.Append(head).Append(", value = ");
        int rank = tensor.layout.Rank;
        if (rank == 0) return text.Append(Element(0)).ToString();
        string keyword = tensor.scalarType switch
        {
            torch.ScalarType.Float32 => "float",
            torch.ScalarType.Float64 => "double",
            torch.ScalarType.Int64 => "long",
            torch.ScalarType.Int32 => "int",
            torch.ScalarType.Int16 => "short",
            torch.ScalarType.Int8 => "sbyte",
            torch.ScalarType.Byte => "byte",
            torch.ScalarType.ComplexFloat32 => "(float, float)",
            torch.ScalarType.ComplexFloat64 => "Complex",
            _ => "bool",
        };
        text.Append(keyword).Append(" [").Append(',', rank - 1).Append("] ");
        Braces(0, 0);
        return text.ToString();
    }

    void Braces(int d, long at)
    {
        if (d == tensor.layout.Rank - 1)
        {
            text.Append('{').Append(string.Join(", ", Row(at))).Append('}');
            return;
        }
        text.Append('{');
        for (int k = 0; k < shown[d].Length; k++)
        {
            if (k > 0) text.Append(',');
            text.Append(options.NewLine).Append(' ', d + 1);
            if (shown[d][k] == Gap) text.Append(Dots);
            else Braces(d + 1, at + Step(d, shown[d][k]));
        }
        text.Append(options.NewLine).Append(' ', d).Append('}');
    }
}
