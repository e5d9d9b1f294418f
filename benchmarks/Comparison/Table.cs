namespace DeepDay3.Comparison;

/// <summary>Measures the table: ours and theirs in turn, some rounds, so that a busy moment of the machine meets both.</summary>
static class Table
{
    public static IReadOnlyList<Measured> Measure(Programs programs, IReadOnlyList<Row> rows, int rounds, int processors, Action<string> say)
    {
        int[] threads = processors > 1 ? [1, 2] : [1];
        var ours = new Dictionary<(string Case, int Threads), List<double>>();
        var theirs = new Dictionary<(string Figure, int Threads), List<double>>();
        var units = new Dictionary<string, string>();
        for (int round = 1; round <= rounds; round++)
            foreach (var group in rows.GroupBy(row => row.Script))
                foreach (int n in threads)
                {
                    foreach (string name in group.Select(row => row.Case).Distinct())
                    {
                        say($"round {round} of {rounds}: {name}, {n} thread(s)");
                        var result = programs.Ours(name, n);
                        units[name] = result.Unit;
                        Add(ours, (name, n), result.Value);
                    }

                    say($"round {round} of {rounds}: {group.Key}, {n} thread(s)");
                    foreach (var (figure, value) in programs.Theirs(group.Key, n)) Add(theirs, ($"{group.Key} {figure}", n), value);
                }

        return [.. rows.Select(row => Of(row, threads, units[row.Case], ours, theirs))];
    }

    static Measured Of(Row row, int[] threads, string unit, Dictionary<(string, int), List<double>> ours, Dictionary<(string, int), List<double>> theirs)
    {
        int[] allowed = row.Threads is { } only ? [only] : threads;
        bool more = unit.EndsWith("/s", StringComparison.Ordinal);
        (double Value, int Threads) Better(Func<int, double> figure)
        {
            var all = allowed.Select(n => (Value: figure(n), Threads: n));
            return more ? all.MaxBy(pair => pair.Value) : all.MinBy(pair => pair.Value);
        }

        string figure = $"{row.Script} {(row.Model is null ? "" : row.Model + " ")}{row.Key}";
        var (peer, peerThreads) = Better(n => Median(theirs[(figure, n)]));
        var (our, ourThreads) = Better(n => Median(ours[(row.Case, n)]));
        return new Measured(row, unit, peer, peerThreads, our, ourThreads);
    }

    static void Add<TKey>(Dictionary<TKey, List<double>> all, TKey key, double value) where TKey : notnull
    {
        if (!all.TryGetValue(key, out var list)) all[key] = list = [];
        list.Add(value);
    }

    static double Median(List<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
