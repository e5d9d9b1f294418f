using static TorchSharp.torch;

namespace DeepDay3.Weights;

/// <summary>Tensors with their names, as read from a file.</summary>
public sealed class WeightSet : IDisposable
{
    // More names than that nobody reads.
    const int MostNamed = 10;

    internal WeightSet(IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string> metadata, string source)
    {
        (Tensors, Metadata, Source) = (tensors, metadata, source);
    }

    /// <summary>The tensors by name. Those of 16-bit floats were made float32, which holds all their values.</summary>
    public IReadOnlyDictionary<string, Tensor> Tensors { get; }

    /// <summary>What the file says of itself, such as format: pt.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Where they come from.</summary>
    public string Source { get; }

    /// <summary>Copies the tensors by name into the parameters and buffers of a module: all or nothing.</summary>
    /// <param name="module">The module.</param>
    /// <param name="strict">Whether all names have to be on both sides; shapes have to agree in any case.</param>
    /// <exception cref="WeightsException">Names are missing or unexpected, or shapes or kinds of numbers differ.</exception>
    public void LoadInto(nn.Module module, bool strict = true)
    {
        Dictionary<string, Tensor> own = module.state_dict();
        var problems = new List<string>();
        if (strict)
        {
            Name("the file lacks", own.Keys.Where(name => !Tensors.ContainsKey(name)));
            Name("the module lacks", Tensors.Keys.Where(name => !own.ContainsKey(name)));
        }
        string[] both = [.. own.Keys.Where(Tensors.ContainsKey)];
        Name("shapes differ", both.Where(name => !own[name].shape.SequenceEqual(Tensors[name].shape))
            .Select(name => $"{name} is {Shape(Tensors[name])} in the file and {Shape(own[name])} in the module"));
        Name("kinds of numbers differ", both.Where(name => own[name].is_floating_point() != Tensors[name].is_floating_point())
            .Select(name => $"{name} is {Tensors[name].dtype} in the file and {own[name].dtype} in the module"));
        if (problems.Count > 0)
            throw new WeightsException($"The weights of {Source} do not fit the module {module.GetName()}: {string.Join("; ", problems)}.");
        using (no_grad())
        {
            foreach (string name in both)
                own[name].copy_(Tensors[name]);
        }

        void Name(string what, IEnumerable<string> names)
        {
            string[] all = [.. names];
            if (all.Length > 0)
                problems.Add($"{what}: {string.Join(", ", all.Take(MostNamed))}{(all.Length > MostNamed ? $" and {all.Length - MostNamed} more" : "")}");
        }
    }

    /// <summary>Disposes the tensors.</summary>
    public void Dispose()
    {
        foreach (Tensor tensor in Tensors.Values)
            tensor.Dispose();
    }

    /// <summary>A short description.</summary>
    public override string ToString() => $"{Tensors.Count} tensors, {Tensors.Values.Sum(tensor => tensor.numel())} numbers, from {Source}";

    static string Shape(Tensor tensor) => $"[{string.Join(", ", tensor.shape)}]";
}
