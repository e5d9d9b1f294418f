using DeepDay3.Images;

namespace DeepDay3.Data;

/// <summary>
/// Small pictures of one or two coloured shapes with captions that name size, colour, shape and how they lie to each other, such as
/// "a small red circle above a large blue square". Shapes never overlap, and the captions are never ambiguous.
/// </summary>
/// <param name="Picture">RGB.</param>
/// <param name="Caption">The words.</param>
public sealed record CaptionedShapes(Picture Picture, string[] Caption)
{
    /// <summary>Pixels in a row, and rows, at scale 1.</summary>
    public const int Side = 32;

    static readonly (string Name, byte Red, byte Green, byte Blue)[] Colors =
        [("red", 220, 50, 47), ("green", 60, 160, 70), ("blue", 38, 100, 220), ("yellow", 235, 200, 40), ("purple", 140, 70, 170), ("white", 245, 245, 245)];

    static readonly string[] Shapes = ["circle", "square", "triangle", "cross"];

    /// <summary>Makes pictures; every second one has two shapes.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">The same seed gives the same pictures; a picture does not depend on how many there are.</param>
    /// <param name="scale">How many times larger than <see cref="Side"/> the pictures are.</param>
    public static CaptionedShapes[] Make(int count, int seed = 0, int scale = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var made = new CaptionedShapes[count];
        Parallel.For(0, count, i => made[i] = One(SplitMix64.For(seed, i), i % 2 == 1, scale));
        return made;
    }

    /// <summary>The caption as a sentence.</summary>
    public override string ToString() => string.Join(' ', Caption);

    static CaptionedShapes One(SplitMix64 random, bool two, int scale)
    {
        int side = Side * scale;
        var pixels = new byte[side * side * 3];
        byte ground = (byte)(20 + random.Next(40));
        Array.Fill(pixels, ground);
        if (!two)
            return new(new Picture(side, side, 3, pixels), Shape(pixels, side, random, random.Between(11, 21), random.Between(11, 21)));
        // Centres a quarter from the ends along one axis, so that the order along the other cannot be meant.
        bool above = random.Next(2) == 0;
        double near = random.Between(7.5, 8.5), far = Side - random.Between(7.5, 8.5), a = random.Between(13, 19), b = random.Between(13, 19);
        string[] first = Shape(pixels, side, random, above ? a : near, above ? near : a), second = Shape(pixels, side, random, above ? b : far, above ? far : b);
        string[] relation = above ? ["above"] : ["left", "of"];
        return new(new Picture(side, side, 3, pixels), [.. first, .. relation, .. second]);
    }

    static string[] Shape(byte[] pixels, int side, SplitMix64 random, double x, double y)
    {
        var (name, red, green, blue) = Colors[random.Next(Colors.Length)];
        int shape = random.Next(Shapes.Length);
        bool large = random.Next(2) == 0;
        double scale = side / Side, radius = large ? random.Between(6.2, 7) : random.Between(3, 3.8);
        for (int row = 0; row < side; row++)
        {
            for (int column = 0; column < side; column++)
            {
                // The share of a pixel that is covered, from 4 x 4 points in it: soft edges.
                int covered = 0;
                for (int point = 0; point < 16; point++)
                    covered += Covers(shape, ((column + (point % 4 + 0.5) / 4) / scale - x) / radius, ((row + (point / 4 + 0.5) / 4) / scale - y) / radius) ? 1 : 0;
                int at = (row * side + column) * 3;
                foreach ((int channel, byte value) in new[] { red, green, blue }.Index())
                    pixels[at + channel] = (byte)((pixels[at + channel] * (16 - covered) + value * covered) / 16);
            }
        }
        return ["a", large ? "large" : "small", name, Shapes[shape]];
    }

    static bool Covers(int shape, double x, double y) => shape switch
    {
        0 => x * x + y * y <= 1,
        1 => Math.Max(Math.Abs(x), Math.Abs(y)) <= 0.88,
        2 => y is >= -1 and <= 0.8 && Math.Abs(x) <= (y + 1) / 1.8,
        _ => Math.Min(Math.Abs(x), Math.Abs(y)) <= 0.3 && Math.Max(Math.Abs(x), Math.Abs(y)) <= 1,
    };
}
