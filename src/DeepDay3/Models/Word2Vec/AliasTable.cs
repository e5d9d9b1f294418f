namespace DeepDay3.Models;

/// <summary>
/// Draws from a discrete distribution in constant time, one random number a draw (Walker 1977): each place holds its own number with some
/// chance, and one other number else.
/// </summary>
sealed class AliasTable
{
    // Side by side, so that a draw looks at one place in memory.
    readonly (uint Limit, int Other)[] places;

    /// <summary>Builds the table.</summary>
    /// <param name="weights">One a number, 0 or more; not all 0.</param>
    internal AliasTable(ReadOnlySpan<double> weights)
    {
        double total = 0;
        foreach (double weight in weights) total += weight;
        int n = weights.Length;
        places = new (uint, int)[n];
        var shares = new double[n];
        Stack<int> below = new(), above = new();
        for (int i = 0; i < n; i++)
        {
            shares[i] = weights[i] * n / total;
            places[i] = (uint.MaxValue, i);
            (shares[i] < 1 ? below : above).Push(i);
        }

        while (below.Count > 0 && above.TryPeek(out int rich))
        {
            int poor = below.Pop();
            places[poor] = ((uint)(shares[poor] * uint.MaxValue), rich);
            shares[rich] -= 1 - shares[poor];
            if (shares[rich] < 1) below.Push(above.Pop());
        }
    }

    /// <summary>The number that 64 random bits choose.</summary>
    internal int Draw(ulong random)
    {
        int place = (int)((random & uint.MaxValue) * (ulong)places.Length >> 32);
        var (limit, other) = places[place];
        return (uint)(random >> 32) <= limit ? place : other;
    }
}
