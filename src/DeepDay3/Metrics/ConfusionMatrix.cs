using System.Text;

namespace DeepDay3.Metrics;

/// <summary>Counts which classes a classifier takes for which.</summary>
public sealed class ConfusionMatrix
{
    readonly long[,] counts;

    /// <summary>A matrix without counts.</summary>
    /// <param name="classes">The names of the classes.</param>
    /// <exception cref="ArgumentException">There is no class.</exception>
    public ConfusionMatrix(IEnumerable<string> classes)
    {
        Classes = [.. classes];
        if (Classes.Count == 0)
            throw new ArgumentException("A confusion matrix without classes was asked for: at least 1 was expected.");
        counts = new long[Classes.Count, Classes.Count];
    }

    /// <summary>A matrix without counts for the classes 0, 1 and so on.</summary>
    /// <exception cref="ArgumentException">There is no class.</exception>
    public ConfusionMatrix(int classes) : this(Enumerable.Range(0, Math.Max(0, classes)).Select(i => $"{i}"))
    {
    }

    /// <summary>The names of the classes.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>How many items of a class (row) were taken for another (column).</summary>
    public long this[int actual, int predicted] => counts[actual, predicted];

    /// <summary>All items.</summary>
    public long Total => Sum((_, _) => true);

    /// <summary>The share of items that were classified rightly; NaN without items.</summary>
    public double Accuracy => (double)Sum((actual, predicted) => actual == predicted) / Total;

    /// <summary>The mean of <see cref="F1"/> over the classes; those without it count as 0.</summary>
    public double MacroF1 => Enumerable.Range(0, Classes.Count).Average(one => double.IsNaN(F1(one)) ? 0 : F1(one));

    /// <summary>Counts an item.</summary>
    /// <exception cref="ArgumentException">There is no such class.</exception>
    public void Add(int actual, int predicted)
    {
        if ((uint)actual >= (uint)Classes.Count || (uint)predicted >= (uint)Classes.Count)
            throw new ArgumentException($"A confusion matrix of {Classes.Count} classes got class {actual} taken for {predicted}: 0 to {Classes.Count - 1} was expected.");
        counts[actual, predicted]++;
    }

    /// <summary>Counts items.</summary>
    /// <exception cref="ArgumentException">There is no such class, or the numbers of items differ.</exception>
    public void AddRange(IReadOnlyList<int> actual, IReadOnlyList<int> predicted)
    {
        if (actual.Count != predicted.Count)
            throw new ArgumentException($"A confusion matrix got {actual.Count} classes and {predicted.Count} predictions: the same number was expected.");
        for (int i = 0; i < actual.Count; i++)
            Add(actual[i], predicted[i]);
    }

    /// <summary>Of what was taken for a class, the share that is; NaN when nothing was.</summary>
    public double Precision(int one) => (double)counts[one, one] / Sum((_, predicted) => predicted == one);

    /// <summary>Of a class, the share that was taken for it; NaN when there is nothing of it.</summary>
    public double Recall(int one) => (double)counts[one, one] / Sum((actual, _) => actual == one);

    /// <summary>The harmonic mean of precision and recall; NaN when the class is neither there nor predicted.</summary>
    public double F1(int one) => 2.0 * counts[one, one] / (Sum((actual, _) => actual == one) + Sum((_, predicted) => predicted == one));

    /// <summary>The shares of each row, or its counts, for a heat map.</summary>
    /// <param name="normalize">Whether the numbers of a row are divided by its sum; rows without items stay 0.</param>
    public double[,] ToArray(bool normalize = false)
    {
        var values = new double[Classes.Count, Classes.Count];
        for (int i = 0; i < Classes.Count; i++)
        {
            double sum = normalize ? Math.Max(1, Sum((actual, _) => actual == i)) : 1;
            for (int j = 0; j < Classes.Count; j++)
                values[i, j] = counts[i, j] / sum;
        }
        return values;
    }

    /// <summary>The counts as a table: rows are classes, columns are predictions.</summary>
    public override string ToString()
    {
        int width = Math.Max(Classes.Max(name => name.Length), counts.Cast<long>().Max().ToString().Length) + 1;
        var text = new StringBuilder().Append(' ', width).AppendJoin("", Classes.Select(name => name.PadLeft(width))).Append('\n');
        for (int i = 0; i < Classes.Count; i++)
            text.Append(Classes[i].PadRight(width)).AppendJoin("", Enumerable.Range(0, Classes.Count).Select(j => $"{counts[i, j]}".PadLeft(width))).Append('\n');
        return text.Append(FormattableString.Invariant($"accuracy {Accuracy:0.0000} of {Total}")).ToString();
    }

    long Sum(Func<int, int, bool> counted)
    {
        long sum = 0;
        for (int i = 0; i < Classes.Count; i++)
        {
            for (int j = 0; j < Classes.Count; j++)
                sum += counted(i, j) ? counts[i, j] : 0;
        }
        return sum;
    }
}
