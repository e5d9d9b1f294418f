namespace DeepDay3.Data;

/// <summary>
/// The adding problem (Hochreiter and Schmidhuber, 1997): of a long row of numbers two are marked, one in each half; the target is their sum. Saying
/// 1 always has the mean squared error 1/6.
/// </summary>
/// <param name="Inputs">[step, 2] row by row: a number in [0, 1), and 1 where it is marked, else 0.</param>
/// <param name="Target">The sum of the marked numbers.</param>
public sealed record AddingProblem(float[] Inputs, float Target)
{
    /// <summary>Makes problems.</summary>
    /// <param name="count">How many.</param>
    /// <param name="length">Steps of each, at least 2.</param>
    /// <param name="seed">The same seed gives the same problems.</param>
    public static AddingProblem[] Make(int count, int length, int seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 2);
        var problems = new AddingProblem[count];
        for (int i = 0; i < count; i++)
        {
            var random = SplitMix64.For(seed, i);
            var inputs = new float[2 * length];
            for (int t = 0; t < length; t++)
                inputs[2 * t] = (float)random.NextDouble();
            int first = random.Next(length / 2), second = length / 2 + random.Next(length - length / 2);
            inputs[2 * first + 1] = inputs[2 * second + 1] = 1;
            problems[i] = new AddingProblem(inputs, inputs[2 * first] + inputs[2 * second]);
        }
        return problems;
    }
}
