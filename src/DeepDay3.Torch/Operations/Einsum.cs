using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>
/// Einstein's sums, two operands at a time from the left: every letter gets a dimension of its own, and a pair becomes one batched matrix
/// product over the letters that nobody needs any more. Everything is made of differentiable operations.
/// </summary>
internal static class Einsum
{
    internal static Tensor Run(string equation, Tensor[] tensors)
    {
        if (tensors.Length == 0) throw TorchError.Create("einsum(): must provide at least one operand");
        equation = equation.Replace(" ", "", StringComparison.Ordinal);
        var sides = equation.Split("->");
        if (sides.Length > 2) throw TorchError.Create($"einsum(): the equation '{equation}' has more than one '->'");
        var terms = sides[0].Split(',');
        if (terms.Length != tensors.Length) throw TorchError.Create(
            $"einsum(): {(terms.Length > tensors.Length ? "fewer" : "more")} operands were provided than specified in the equation: {terms.Length} in '{equation}', {tensors.Length} given");
        // Dimensions of '...' are the labels 0, 1, ... counted from the end; letters follow behind.
        int ellipsis = 0;
        for (int i = 0; i < terms.Length; i++)
        {
            int letters = terms[i].Replace("...", "", StringComparison.Ordinal).Length, rest = (int)tensors[i].Dimensions - letters;
            bool open = terms[i].Contains("...", StringComparison.Ordinal);
            if (rest < 0 || (rest > 0 && !open)) throw TorchError.Create(
                $"einsum(): the number of subscripts in the equation ({letters}) does not match the number of dimensions ({tensors[i].Dimensions}) for operand {i}{(open ? "" : " and no ellipsis was given")}");
            if (open) ellipsis = Math.Max(ellipsis, rest);
        }
        int[][] labels = [.. terms.Select((term, i) => Labels(term, (int)tensors[i].Dimensions - term.Replace("...", "", StringComparison.Ordinal).Length, ellipsis))];
        int[] wanted = sides.Length == 2
            ? Labels(sides[1], sides[1].Contains("...", StringComparison.Ordinal) ? ellipsis : 0, ellipsis)
            : [.. Enumerable.Range(0, ellipsis), .. labels.SelectMany(l => l).Where(l => l >= ellipsis).GroupBy(l => l).Where(g => g.Count() == 1).Select(g => g.Key).Order()];
        for (int i = 0; i < wanted.Length; i++)
        {
            if (Array.IndexOf(wanted, wanted[i]) != i) throw TorchError.Create($"einsum(): output subscript {Name(wanted[i], ellipsis)} appears more than once in the output");
            if (!labels.Any(l => l.Contains(wanted[i]))) throw TorchError.Create($"einsum(): output subscript {Name(wanted[i], ellipsis)} does not appear in the equation for any input operand");
        }
        var sizes = new Dictionary<int, long>();
        var terms2 = labels.Select((l, i) => Diagonals(new Term(tensors[i], l), i, ellipsis, sizes)).ToList();
        foreach (var (term, i) in terms2.Select((t, i) => (t, i)).ToList()) terms2[i] = Squeeze(term, sizes);
        var result = terms2[0];
        for (int i = 1; i < terms2.Count; i++)
        {
            var later = terms2.Skip(i + 1).SelectMany(t => t.Labels).Concat(wanted).ToHashSet();
            result = Contract(result, terms2[i], later);
        }
        return Finish(result, wanted, sizes);
    }

    readonly record struct Term(Tensor Value, int[] Labels);

    static string Name(int label, int ellipsis) => label < ellipsis ? "..." : ((char)('A' + label - ellipsis)).ToString();

    static int[] Labels(string term, int open, int ellipsis)
    {
        var result = new List<int>();
        for (int i = 0; i < term.Length; i++)
        {
            if (term[i] == '.')
            {
                if (!term.AsSpan(i).StartsWith("...") || term.AsSpan(i + 3).Contains('.')) throw TorchError.Create($"einsum(): found '.' for operand '{term}' that is not part of any ellipsis");
                i += 2;
                for (int d = ellipsis - open; d < ellipsis; d++) result.Add(d);
            }
            else if (char.IsAsciiLetter(term[i])) result.Add(ellipsis + term[i] - 'A');
            else throw TorchError.Create($"einsum(): invalid subscript given: '{term[i]}' in '{term}', subscripts must be in [a-zA-Z]");
        }
        return [.. result];
    }

    /// <summary>A letter that occurs twice in one operand takes the diagonal; sizes of all letters are noted and compared.</summary>
    static Term Diagonals(Term term, int operand, int ellipsis, Dictionary<int, long> sizes)
    {
        var (value, labels) = term;
        for (int i = 0; i < labels.Length; i++)
        {
            int second = Array.IndexOf(labels, labels[i], i + 1);
            while (second > 0)
            {
                if (value.layout.Sizes[i] != value.layout.Sizes[second]) throw TorchError.Create(
                    $"einsum(): subscript {Name(labels[i], ellipsis)} is repeated for operand {operand} but the sizes don't match, {value.layout.Sizes[second]} != {value.layout.Sizes[i]}");
                // The pair to the end, its diagonal, and back.
                int last = labels.Length - 1;
                int[] order = [.. Enumerable.Range(0, labels.Length).Where(d => d != i && d != second), i, second];
                value = value.Permuted(order).MatrixDiagonal();
                labels = [.. order[..last].Select(d => labels[d])];
                int[] back = [.. Enumerable.Range(0, last - 1)];
                value = value.Permuted([.. back[..i], last - 1, .. back[i..]]);
                labels = [.. labels[..i], labels[^1], .. labels[i..^1]];
                second = Array.IndexOf(labels, labels[i], i + 1);
            }
        }
        for (int i = 0; i < labels.Length; i++)
        {
            long size = value.layout.Sizes[i];
            if (!sizes.TryGetValue(labels[i], out long known) || known == 1) sizes[labels[i]] = size;
            else if (size != known && size != 1) throw TorchError.Create(
                $"einsum(): operands do not broadcast with remapped shapes [original->remapped]: subscript {Name(labels[i], ellipsis)} has size {size} for operand {operand} which does not broadcast with previously seen size {known}");
        }
        return new Term(value, labels);
    }

    /// <summary>Dimensions of size 1 that broadcast elsewhere are dropped: the letter comes from the other operands.</summary>
    static Term Squeeze(Term term, Dictionary<int, long> sizes)
    {
        var (value, labels) = term;
        for (int i = labels.Length - 1; i >= 0; i--)
        {
            if (value.layout.Sizes[i] != 1 || sizes[labels[i]] == 1) continue;
            value = value.squeeze(i);
            labels = [.. labels[..i], .. labels[(i + 1)..]];
        }
        return new Term(value, labels);
    }

    static Term Contract(Term a, Term b, HashSet<int> later)
    {
        a = SumAlone(a, b, later);
        b = SumAlone(b, a, later);
        int[] batch = [.. a.Labels.Where(l => b.Labels.Contains(l) && later.Contains(l))];
        int[] summed = [.. a.Labels.Where(l => b.Labels.Contains(l) && !later.Contains(l))];
        int[] left = [.. a.Labels.Where(l => !b.Labels.Contains(l))], right = [.. b.Labels.Where(l => !a.Labels.Contains(l))];
        long Size(Term t, int[] labels) => labels.Aggregate(1L, (product, l) => product * t.Value.layout.Sizes[Array.IndexOf(t.Labels, l)]);
        Tensor Ordered(Term t, int[] labels) => t.Value.Permuted([.. labels.Select(l => Array.IndexOf(t.Labels, l))]);
        long[] shape = [.. batch.Concat(left).Select(l => a.Value.layout.Sizes[Array.IndexOf(a.Labels, l)]), .. right.Select(l => b.Value.layout.Sizes[Array.IndexOf(b.Labels, l)])];
        long count = Size(a, batch), m = Size(a, left), k = Size(a, summed), n = Size(b, right);
        var product = Ordered(a, [.. batch, .. left, .. summed]).reshape(count, m, k).bmm(Ordered(b, [.. batch, .. summed, .. right]).reshape(count, k, n));
        return new Term(product.reshape(shape), [.. batch, .. left, .. right]);
    }

    /// <summary>Sums over letters that only this operand has and nobody asks for.</summary>
    static Term SumAlone(Term term, Term other, HashSet<int> later)
    {
        long[] alone = [.. Enumerable.Range(0, term.Labels.Length).Where(i => !later.Contains(term.Labels[i]) && !other.Labels.Contains(term.Labels[i])).Select(i => (long)i)];
        return alone.Length == 0 ? term : new Term(term.Value.sum(alone, keepdim: false, term.Value.scalarType), [.. term.Labels.Where((_, i) => !alone.Contains(i))]);
    }

    static Tensor Finish(Term term, int[] wanted, Dictionary<int, long> sizes)
    {
        term = SumAlone(term, new Term(term.Value, []), [.. wanted]);
        var value = term.Value.Permuted([.. wanted.Where(l => term.Labels.Contains(l)).Select(l => Array.IndexOf(term.Labels, l))]);
        // A letter that no operand kept had size 1 wherever it stood.
        for (int i = 0; i < wanted.Length; i++)
            if (!term.Labels.Contains(wanted[i])) value = value.unsqueeze(i);
        return value.expand(wanted.Select(l => sizes[l]).ToArray().AsSpan());
    }
}
