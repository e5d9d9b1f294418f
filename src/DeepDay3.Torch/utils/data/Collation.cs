using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Samples to batches, and the tensors in either.</summary>
internal static class Collation
{
    /// <summary>Each name's tensors, stacked along a new first dimension.</summary>
    internal static Dictionary<string, Tensor> Named(IEnumerable<Dictionary<string, Tensor>> samples, Device device)
    {
        var all = samples.ToArray();
        var batch = new Dictionary<string, Tensor>();
        foreach (string name in all[0].Keys)
        {
            foreach (var sample in all)
                if (!sample.ContainsKey(name)) throw new ArgumentException($"The samples of a batch do not have the same names: '{name}' is missing in some.");
            batch[name] = stack(all.Select(sample => sample[name]));
        }
        return batch;
    }

    /// <summary>The tensors at each place, stacked along a new first dimension.</summary>
    internal static IList<Tensor> Listed(IEnumerable<IList<Tensor>> samples, Device device)
    {
        var all = samples.ToArray();
        foreach (var sample in all)
            if (sample.Count != all[0].Count) throw new ArgumentException($"The samples of a batch have different numbers of tensors: {all[0].Count} and {sample.Count}.");
        return [.. Enumerable.Range(0, all[0].Count).Select(i => stack(all.Select(sample => sample[i])))];
    }

    /// <summary>The tensors that a sample or a batch consists of, as far as its type shows them.</summary>
    internal static IEnumerable<Tensor> Tensors(object? value) => value switch
    {
        null => [],
        Tensor tensor => [tensor],
        IEnumerable<Tensor> list => list,
        System.Collections.IDictionary dictionary => dictionary.Values.Cast<object?>().SelectMany(Tensors),
        System.Collections.IEnumerable items when value is not string => items.Cast<object?>().SelectMany(Tensors),
        System.Runtime.CompilerServices.ITuple tuple => Enumerable.Range(0, tuple.Length).SelectMany(i => Tensors(tuple[i])),
        _ => [],
    };
}
