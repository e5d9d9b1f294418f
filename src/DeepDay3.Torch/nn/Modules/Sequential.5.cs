namespace TorchSharp.Modules;

/// <summary>Modules in a row whose calls are not all of one kind, of five arguments: a derived class says in <c>forward</c> how they are called.</summary>
public abstract class Sequential<T1, T2, T3, T4, T5, TResult> : torch.nn.Module<T1, T2, T3, T4, T5, TResult>
{
    protected Sequential(params (string name, torch.nn.Module submodule)[] modules) : base(nameof(Sequential))
    {
        foreach (var (name, module) in modules) Add(name, module);
    }

    protected Sequential(params torch.nn.Module[] modules) : base(nameof(Sequential))
    {
        foreach (var module in modules) Add(module);
    }

    public int Count => _internal_submodules.Count;

    public override void train(bool on = true) => base.train(on);

    public torch.nn.Module this[int index] => _internal_submodules[index].Item2;

    /// <summary>A part, as <see cref="Slice"/> makes it.</summary>
    public Sequential<T1, T2, T3, T4, T5, TResult> this[(int?, int?) index] => Slice(index.Item1 ?? 0, index.Item2 ?? Count);

    public Sequential<T1, T2, T3, T4, T5, TResult> this[Range index]
    {
        get
        {
            var (start, length) = index.GetOffsetAndLength(Count);
            return Slice(start, start + length);
        }
    }

    public Sequential<T1, T2, T3, T4, T5, TResult> append(string name, torch.nn.Module module)
    {
        Add(name, module);
        return this;
    }

    public Sequential<T1, T2, T3, T4, T5, TResult> append(torch.nn.Module module)
    {
        Add(module);
        return this;
    }

    protected void Add(string name, torch.nn.Module sm) => register_module(name, sm);

    protected void Add(torch.nn.Module module) => register_module($"{Count}", module);

    /// <summary>Only a derived class can make a part of itself.</summary>
    protected virtual Sequential<T1, T2, T3, T4, T5, TResult> Slice(int start, int end) => throw new NotImplementedException($"{GetType().Name} does not say how to make a part of itself.");
}
