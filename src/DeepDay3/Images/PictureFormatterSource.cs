using DeepDay3.Plotting.Rendering;

namespace DeepDay3.Images;

/// <summary>Shows a picture in a notebook; small ones are enlarged without blurring their pixels.</summary>
sealed class PictureFormatterSource
{
    const int Small = 128;

    public IEnumerable<object> CreateTypeFormatters() =>
    [
        new Formatter<Picture>(MimeTypes.Html, Html),
        new Formatter<Picture>(MimeTypes.Plain, picture => picture.ToString()),
    ];

    static string Html(Picture picture)
    {
        using var png = new MemoryStream();
        PngFile.Write(png, picture);
        int scale = Math.Max(1, Small / Math.Max(picture.Width, picture.Height));
        return $"<img width=\"{picture.Width * scale}\" height=\"{picture.Height * scale}\" style=\"image-rendering:{(scale > 1 ? "pixelated" : "auto")}\" "
            + $"alt=\"{picture}\" src=\"data:image/png;base64,{Convert.ToBase64String(png.ToArray())}\">";
    }
}
