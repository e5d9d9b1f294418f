namespace DeepDay3.Data;

/// <summary>Sequences that can only be solved by remembering.</summary>
public static class SequenceTasks
{
    /// <summary>The brackets by token: ( ) [ ] { }.</summary>
    public const string BracketTokens = "()[]{}";

    /// <summary>
    /// Copying: symbols 2 to <paramref name="symbols"/> + 1, then blanks (0), then a sign to begin (1) and a blank for each symbol. The targets are 0
    /// until the sign, then the symbols.
    /// </summary>
    /// <param name="count">How many sequences.</param>
    /// <param name="length">Symbols to be copied.</param>
    /// <param name="gap">Blanks between them and the sign.</param>
    /// <param name="symbols">How many symbols there are.</param>
    /// <param name="seed">The same seed gives the same sequences.</param>
    /// <returns>Tokens and targets of 2 x length + gap + 1 steps each.</returns>
    public static SequenceTask[] Copy(int count, int length = 5, int gap = 10, int symbols = 8, int seed = 0)
    {
        Check(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(gap);
        ArgumentOutOfRangeException.ThrowIfLessThan(symbols, 1);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var random = SplitMix64.For(seed, i);
            int[] tokens = new int[2 * length + gap + 1], targets = new int[tokens.Length];
            for (int t = 0; t < length; t++)
                tokens[t] = targets[length + gap + 1 + t] = 2 + random.Next(symbols);
            tokens[length + gap] = 1;
            return new SequenceTask(tokens, targets);
        })];
    }

    /// <summary>
    /// Brackets of three kinds; the target, one number, is 1 where they are balanced. Every second sequence is; the others differ from
    /// a balanced one in one bracket, which is of another kind, so that counting does not help.
    /// </summary>
    /// <param name="count">How many sequences.</param>
    /// <param name="pairs">Pairs of brackets in each.</param>
    /// <param name="seed">The same seed gives the same sequences.</param>
    /// <returns>2 x pairs tokens each, indices into <see cref="BracketTokens"/>.</returns>
    public static SequenceTask[] Brackets(int count, int pairs = 6, int seed = 0)
    {
        Check(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(pairs, 1);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var random = SplitMix64.For(seed, i);
            var tokens = new int[2 * pairs];
            var open = new Stack<int>();
            for (int t = 0; t < tokens.Length; t++)
            {
                bool mustClose = open.Count == tokens.Length - t;
                if (open.Count == 0 || !mustClose && random.Next(2) == 0)
                {
                    open.Push(2 * random.Next(3));
                    tokens[t] = open.Peek();
                }
                else
                {
                    tokens[t] = open.Pop() + 1;
                }
            }
            bool balanced = i % 2 == 0;
            if (!balanced)
            {
                int wrong = random.Next(tokens.Length);
                tokens[wrong] = (tokens[wrong] + 2 * (1 + random.Next(2))) % 6;
            }
            return new SequenceTask(tokens, [balanced ? 1 : 0]);
        })];
    }

    /// <summary>Whether every bracket is closed by one of its kind, the last one first.</summary>
    public static bool AreBalanced(ReadOnlySpan<int> tokens)
    {
        var open = new Stack<int>();
        foreach (int token in tokens)
        {
            if (token % 2 == 0)
                open.Push(token);
            else if (open.Count == 0 || open.Pop() != token - 1)
                return false;
        }
        return open.Count == 0;
    }

    static void Check(int count) => ArgumentOutOfRangeException.ThrowIfNegative(count);
}
