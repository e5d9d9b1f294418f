namespace DeepDay3.Data;

/// <summary>
/// Two numbers to be added bit by bit. Step t of a sequence carries bit t, the least significant bit first, so that carries
/// run forward in time.
/// </summary>
/// <param name="A">The first number.</param>
/// <param name="B">The second number.</param>
/// <param name="Bits">Number of steps.</param>
public readonly record struct BinaryAdditionPair(int A, int B, int Bits)
{
    /// <summary>The sum, which fits into <see cref="Bits"/> bits.</summary>
    public int Sum => A + B;

    /// <summary>The inputs, [step, 2] row by row: at step t the bits t of both numbers, 0 or 1.</summary>
    public float[] Inputs()
    {
        var inputs = new float[2 * Bits];
        for (int t = 0; t < Bits; t++)
            (inputs[2 * t], inputs[2 * t + 1]) = (A >> t & 1, B >> t & 1);
        return inputs;
    }

    /// <summary>The targets, [step]: at step t bit t of the sum, 0 or 1.</summary>
    public float[] Targets()
    {
        var targets = new float[Bits];
        for (int t = 0; t < Bits; t++)
            targets[t] = Sum >> t & 1;
        return targets;
    }

    /// <summary>The number whose bits are given, the least significant first; 0.5 and above counts as 1.</summary>
    public static int Decode(ReadOnlySpan<float> bits)
    {
        int value = 0;
        for (int t = 0; t < bits.Length; t++)
            value |= bits[t] >= 0.5f ? 1 << t : 0;
        return value;
    }

    /// <summary>The addition as it is written, such as 3 + 5 = 8.</summary>
    public override string ToString() => $"{A} + {B} = {Sum}";
}
