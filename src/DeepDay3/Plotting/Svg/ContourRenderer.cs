using System.Text;
using static DeepDay3.Plotting.Svg.SvgBuilder;

namespace DeepDay3.Plotting.Svg;

/// <summary>
/// Draws bands of equal height, lowest first, by cutting each cell of the grid at each level (marching squares, with linear
/// interpolation along the cell's sides). Cells with a corner that is not finite stay empty.
/// </summary>
sealed class ContourRenderer(SvgBuilder svg, Scale x, Scale y, int budget)
{
    public void Draw(ContourTrace contour)
    {
        int most = Math.Clamp((int)Math.Sqrt(budget), 12, 100);
        int[] columns = Sample(contour.X.Length, most), rows = Sample(contour.Y.Length, most);
        double[] px = [.. columns.Select(c => x.Pixel(contour.X[c]))], py = [.. rows.Select(r => y.Pixel(contour.Y[r]))];
        double Z(int row, int column) => contour.Z[rows[row] * contour.X.Length + columns[column]];
        (double min, double max) = contour.ColorRange();
        double[] lines = contour.Lines();
        var strokes = new StringBuilder();
        for (int level = -1; level < lines.Length; level++)
        {
            double floor = level < 0 ? double.NegativeInfinity : lines[level];
            double low = level < 0 ? min : floor, high = level + 1 < lines.Length ? lines[level + 1] : max;
            string color = Palette.Hex(contour.Scale.At(((low + high) / 2 - min) / (max - min)));
            var path = new StringBuilder();
            for (int row = 0; row + 1 < py.Length; row++)
            {
                int runStart = -1;
                for (int column = 0; column + 1 < px.Length; column++)
                {
                    double[] corners = [Z(row, column), Z(row, column + 1), Z(row + 1, column + 1), Z(row + 1, column)];
                    bool whole = corners.All(z => double.IsFinite(z) && z >= floor);
                    if (whole)
                    {
                        // Whole cells beside each other are one rectangle.
                        runStart = runStart < 0 ? column : runStart;
                        continue;
                    }
                    Close(ref runStart, column, row);
                    if (corners.All(double.IsFinite) && corners.Any(z => z >= floor))
                        Cut(corners, floor, px[column], px[column + 1], py[row], py[row + 1], path, strokes);
                }
                Close(ref runStart, px.Length - 1, row);
            }
            // The stroke covers the hairlines between neighbouring cells.
            if (path.Length > 0)
                svg.Line($"<path fill=\"{color}\" stroke=\"{color}\" stroke-width=\"0.7\" d=\"{path}\"/>");

            void Close(ref int start, int end, int row)
            {
                if (start >= 0)
                    path.Append($"M{N(px[start])} {N(py[row])}H{N(px[end])}V{N(py[row + 1])}H{N(px[start])}z");
                start = -1;
            }
        }
        svg.Line($"<path stroke=\"#ffffff\" stroke-opacity=\"0.55\" stroke-width=\"0.9\" d=\"{strokes}\"/>");
    }

    static int[] Sample(int count, int most) => count <= most
        ? [.. Enumerable.Range(0, count)]
        : [.. Enumerable.Range(0, most).Select(i => (int)Math.Round(i * (count - 1.0) / (most - 1)))];

    static void Cut(double[] z, double floor, double left, double right, double top, double bottom, StringBuilder path, StringBuilder strokes)
    {
        Span<(double X, double Y)> corners = [(left, top), (right, top), (right, bottom), (left, bottom)];
        char command = 'M';
        (double X, double Y)? exit = null, firstEntry = null;
        for (int i = 0; i < 4; i++)
        {
            int next = (i + 1) % 4;
            if (z[i] >= floor)
                Add(path, ref command, corners[i]);
            if (z[i] >= floor == z[next] >= floor)
                continue;
            double part = (floor - z[i]) / (z[next] - z[i]);
            (double X, double Y) crossing = (corners[i].X + part * (corners[next].X - corners[i].X), corners[i].Y + part * (corners[next].Y - corners[i].Y));
            Add(path, ref command, crossing);
            if (z[i] >= floor)
            {
                exit = crossing;
                continue;
            }
            if (exit is null)
                firstEntry = crossing;
            else
                Stroke(exit.Value, crossing);
            exit = null;
        }
        path.Append('z');
        if (exit is not null && firstEntry is not null)
            Stroke(exit.Value, firstEntry.Value);

        void Stroke((double X, double Y) a, (double X, double Y) b) => strokes.Append($"M{N(a.X)} {N(a.Y)}L{N(b.X)} {N(b.Y)}");
    }

    static void Add(StringBuilder path, ref char command, (double X, double Y) point)
    {
        path.Append(command).Append(N(point.X)).Append(' ').Append(N(point.Y));
        command = command == 'M' ? 'L' : ' ';
    }
}
