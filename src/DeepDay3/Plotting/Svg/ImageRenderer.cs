using static DeepDay3.Plotting.Svg.SvgBuilder;

namespace DeepDay3.Plotting.Svg;

/// <summary>Draws a picture as a PNG inside the SVG.</summary>
static class ImageRenderer
{
    public static void Draw(SvgBuilder svg, Scale x, Scale y, int budget, ImageTrace image)
    {
        (double left, double right) = (x.Pixel(-0.5), x.Pixel(image.Width - 0.5));
        (double top, double bottom) = (y.Pixel(-0.5), y.Pixel(image.Height - 0.5));
        svg.Line($"<image x=\"{N(Math.Min(left, right))}\" y=\"{N(Math.Min(top, bottom))}\" width=\"{N(Math.Abs(right - left))}\" height=\"{N(Math.Abs(bottom - top))}\" "
            + $"preserveAspectRatio=\"none\" style=\"image-rendering:pixelated\" href=\"{DataUri(image, 20L * budget)}\"/>");
    }

    /// <summary>The picture as a data URI, with pixels averaged where there are more than <paramref name="most"/>.</summary>
    public static string DataUri(ImageTrace image, long most)
    {
        double shrink = Math.Max(1, Math.Sqrt((double)image.Width * image.Height / most));
        (int width, int height) = (Math.Max(1, (int)(image.Width / shrink)), Math.Max(1, (int)(image.Height / shrink)));
        byte[] pixels = shrink == 1 ? [.. image.Rgba] : Shrink(image, width, height);
        return "data:image/png;base64," + Convert.ToBase64String(PngImage.WriteRgba(pixels, width));
    }

    static byte[] Shrink(ImageTrace image, int width, int height)
    {
        var result = new byte[4 * width * height];
        for (int row = 0; row < height; row++)
        {
            (int top, int bottom) = ((int)((long)row * image.Height / height), (int)((row + 1L) * image.Height / height));
            for (int column = 0; column < width; column++)
            {
                (int left, int right) = ((int)((long)column * image.Width / width), (int)((column + 1L) * image.Width / width));
                for (int channel = 0; channel < 4; channel++)
                {
                    long sum = 0;
                    for (int r = top; r < bottom; r++)
                    {
                        for (int c = left; c < right; c++)
                            sum += image.Rgba[4 * (r * image.Width + c) + channel];
                    }
                    result[4 * (row * width + column) + channel] = (byte)(sum / ((long)(bottom - top) * (right - left)));
                }
            }
        }
        return result;
    }
}
