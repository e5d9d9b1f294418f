namespace DeepDay3.Exercises.Functions.Gnmt;

/// <summary>One merge of a byte pair encoding: wherever left and right are neighbours, from left to right, they become one symbol.</summary>
public sealed class MergePair : FunctionExercise<Func<int[], int, int, int, int[]>>
{
    /// <inheritdoc/>
    public override string Signature => "int[] MergePair(int[] symbols, int left, int right, int merged)";

    /// <inheritdoc/>
    protected override Func<int[], int, int, int, int[]> Right => (symbols, left, right, merged) => Merge(symbols, left, right, merged, step: 2);

    /// <inheritdoc/>
    protected override IEnumerable<(string, Func<int[], int, int, int, int[]>)> Wrong =>
    [
        ("the second symbol of the pair stays behind: step over it", (symbols, left, right, merged) => Merge(symbols, left, right, merged, step: 1)),
        ("only the first place is merged: merge all of them", (symbols, left, right, merged) => Merge(symbols, left, right, merged, step: 2, most: 1)),
        ("the order counts: right before left is another pair", (symbols, left, right, merged) => Merge(Merge(symbols, left, right, merged, step: 2), right, left, merged, step: 2)),
        ("the pairs are taken from the right end: with equal neighbours that cuts elsewhere", (symbols, left, right, merged) => [.. Merge([.. symbols.Reverse()], right, left, merged, step: 2).Reverse()]),
    ];

    /// <inheritdoc/>
    public override IEnumerable<FunctionCase> Cases(CaseRandom random)
    {
        yield return Visible("two places", new[] { 1, 2, 3, 1, 2 }, 1, 2, 9);
        yield return Hidden("equal neighbours", new[] { 5, 5, 5, 4, 5, 5 }, 5, 5, 7);
        yield return Hidden("the pair turned round stays", new[] { 2, 1, 3, 1, 2, 1 }, 1, 2, 8);
        yield return Hidden("no such pair", new[] { 1, 3, 2 }, 1, 2, 9);
        yield return Hidden("a single symbol", new[] { 1 }, 1, 1, 9);
    }

    static int[] Merge(int[] symbols, int left, int right, int merged, int step, int most = int.MaxValue)
    {
        List<int> result = [];
        for (int i = 0; i < symbols.Length; i++)
        {
            bool joins = most > 0 && i + 1 < symbols.Length && symbols[i] == left && symbols[i + 1] == right;
            result.Add(joins ? merged : symbols[i]);
            if (!joins)
                continue;
            most--;
            i += step - 1;
        }
        return [.. result];
    }
}
