using System.Collections.Immutable;
using static DeepDay3.Plotting.Svg.SvgBuilder;

namespace DeepDay3.Plotting.Svg;

/// <summary>Draws boxes with whiskers.</summary>
sealed class BoxRenderer(SvgBuilder svg, Scale x, Scale y, int budget)
{
    public void Draw(BoxTrace boxes)
    {
        string color = Palette.Of(boxes);
        double half = Math.Min(32, 0.3 * x.PixelsPerUnit);
        for (int i = 0; i < boxes.X.Length; i++)
        {
            ImmutableArray<double> group = boxes.Groups[i];
            if (group.IsEmpty)
                continue;
            var five = BoxTrace.Summary(group);
            double middle = x.Pixel(boxes.X[i]), low = y.Pixel(five.Low), q1 = y.Pixel(five.Q1), q3 = y.Pixel(five.Q3), high = y.Pixel(five.High);
            (double left, double cap) = (middle - half, half / 2);
            svg.Line($"<path stroke=\"{color}\" stroke-width=\"1.5\" d=\"M{N(middle)} {N(q1)}V{N(low)}M{N(middle)} {N(q3)}V{N(high)}"
                + $"M{N(middle - cap)} {N(low)}h{N(2 * cap)}M{N(middle - cap)} {N(high)}h{N(2 * cap)}\"/>");
            svg.Line($"<path fill=\"{color}\" fill-opacity=\"0.22\" stroke=\"{color}\" stroke-width=\"1.5\" d=\"M{N(left)} {N(q1)}V{N(q3)}h{N(2 * half)}V{N(q1)}z\"/>");
            svg.Line($"<path stroke=\"{color}\" stroke-width=\"3\" d=\"M{N(left)} {N(y.Pixel(five.Median))}h{N(2 * half)}\"/>");
            // Dots on one pixel are one dot.
            string dots = string.Concat(group.Where(v => v < five.Low || v > five.High).Select(v => N(y.Pixel(v))).Distinct()
                .Take(Math.Max(8, budget / boxes.X.Length)).Select(pixel => $"M{N(middle)} {pixel}h0"));
            if (dots.Length > 0)
                svg.Line($"<path stroke=\"{color}\" stroke-width=\"5\" stroke-linecap=\"round\" d=\"{dots}\"/>");
        }
    }
}
