using System.Globalization;
using TorchSharp;
using static DeepDay3.Plotting.Figures.DiagramColors;

namespace DeepDay3.Plotting.Figures;

/// <summary>Lays a computation graph out in columns: each node one column right of the last of its inputs.</summary>
static class ExpressionGraph
{
    const double ColumnWidth = 158, RowHeight = 82, NodeWidth = 108, NodeHeight = 58;

    public static Chart Draw(Expression root, string? title)
    {
        var columns = new Dictionary<Expression, int>();
        Visit(root, columns);
        if (columns.Count > 60)
            throw new ArgumentException($"The graph has {columns.Count} nodes: at most 60 can be drawn.");
        // A leaf stands one column left of the first operation that uses it.
        foreach (Expression leaf in columns.Keys.Where(node => node.Inputs.Count == 0).ToArray())
            columns[leaf] = columns.Where(user => user.Key.Inputs.Contains(leaf)).Select(user => user.Value - 1).DefaultIfEmpty(0).Min();
        List<Expression>[] layers = [.. Enumerable.Range(0, columns.Values.Max() + 1).Select(column => columns.Where(node => node.Value == column).Select(node => node.Key).ToList())];
        int rows = layers.Max(layer => layer.Count);
        var places = new Dictionary<Expression, (double X, double Y)>();
        for (int column = 0; column < layers.Length; column++)
        {
            double top = (rows - layers[column].Count) * RowHeight / 2 + RowHeight / 2;
            // Beside their inputs, nodes cross fewer lines.
            Expression[] ordered = [.. layers[column].OrderBy(node => node.Inputs.Count == 0 ? double.MaxValue : node.Inputs.Average(input => places[input].Y))];
            for (int i = 0; i < ordered.Length; i++)
                places[ordered[i]] = (ColumnWidth * (column + 0.5), top + i * RowHeight);
        }
        var diagram = new Diagram((int)(ColumnWidth * layers.Length), (int)(RowHeight * rows) + 4);
        foreach ((Expression node, (double x, double y)) in places)
        {
            foreach ((Expression input, int i) in node.Inputs.OrderBy(input => places[input].Y).Select((input, i) => (input, i)))
            {
                double spread = (i - (node.Inputs.Count - 1) / 2.0) * 16;
                diagram.Arrow((places[input].X + NodeWidth / 2, places[input].Y), (x - NodeWidth / 2, y + spread));
            }
        }
        foreach ((Expression node, (double x, double y)) in places)
        {
            string gradient = node.Gradient is null ? "" : $"\n∇ {Show(node.Gradient)}";
            diagram.Box(x, y, NodeWidth, NodeHeight, $"{node.Text}\n{Show(node.Value)}{gradient}", node == root ? Output : node.IsLeaf ? Input : State);
        }
        return diagram.ToChart(title);
    }

    static int Visit(Expression node, Dictionary<Expression, int> columns)
    {
        if (columns.TryGetValue(node, out int column))
            return column;
        column = node.Inputs.Count == 0 ? 0 : 1 + node.Inputs.Max(input => Visit(input, columns));
        columns.Add(node, column);
        return column;
    }

    static string Show(torch.Tensor tensor)
    {
        if (tensor.numel() > 3)
            return $"[{string.Join("×", tensor.shape)}]";
        double[] values = TensorValues.Of(tensor);
        string[] texts = [.. values.Select(v => v.ToString("0.###", CultureInfo.InvariantCulture).Replace('-', '−'))];
        return tensor.dim() == 0 ? texts[0] : $"[{string.Join(", ", texts)}]";
    }
}
