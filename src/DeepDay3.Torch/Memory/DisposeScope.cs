namespace TorchSharp;

/// <summary>Collects the tensors that its thread makes while it is the innermost scope, and disposes them with itself.</summary>
public sealed class DisposeScope : IDisposable
{
    readonly DisposeScopeManager manager;
    ScopeMembers members;
    bool disposed;

    internal DisposeScope(DisposeScopeManager manager, DisposeScope? outer)
    {
        this.manager = manager;
        Outer = outer;
    }

    internal DisposeScope? Outer { get; set; }

    /// <summary>The members in the order in which they came, as a copy.</summary>
    public IReadOnlyList<IDisposable> DisposablesView => Live().ToArray();

    /// <summary>How many members the scope will dispose.</summary>
    public int DisposablesCount => Live().Count;

    ref ScopeMembers Live()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return ref members;
    }

    public T MoveToOuter<T>(T disposable) where T : IDisposable
    {
        Move(disposable, Outer);
        return disposable;
    }

    public (T1 first, T2 second) MoveToOuter<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable =>
        (MoveToOuter(first), MoveToOuter(second));

    public (T1 first, T2 second, T3 third) MoveToOuter<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable => (MoveToOuter(first), MoveToOuter(second), MoveToOuter(third));

    public void MoveToOuter(params IDisposable[] disposables) => MoveToOuter((IEnumerable<IDisposable>)disposables);

    public void MoveToOuter(IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables) Move(disposable, Outer);
    }

    public T MoveToOther<T>(DisposeScope? scope, T disposable) where T : IDisposable
    {
        Move(disposable, scope);
        return disposable;
    }

    public (T1 first, T2 second) MoveToOther<T1, T2>(DisposeScope? scope, T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable =>
        (MoveToOther(scope, first), MoveToOther(scope, second));

    public (T1 first, T2 second, T3 third) MoveToOther<T1, T2, T3>(DisposeScope? scope, T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable => (MoveToOther(scope, first), MoveToOther(scope, second), MoveToOther(scope, third));

    public void MoveToOther(DisposeScope? scope, params IDisposable[] disposables) => MoveToOther(scope, (IEnumerable<IDisposable>)disposables);

    public void MoveToOther(DisposeScope? scope, IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables) Move(disposable, scope);
    }

    void Move(IDisposable disposable, DisposeScope? target)
    {
        if (!Live().Remove(disposable, this)) return;
        if (target is not null) target.Live().Add(disposable, target);
        else manager.CountDetached(disposable);
    }

    public T Detach<T>(T disposable) where T : IDisposable
    {
        Move(disposable, null);
        return disposable;
    }

    public (T1 first, T2 second) Detach<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable => (Detach(first), Detach(second));

    public (T1 first, T2 second, T3 third) Detach<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable => (Detach(first), Detach(second), Detach(third));

    public void Detach(params IDisposable[] disposables) => Detach((IEnumerable<IDisposable>)disposables);

    public void Detach(IEnumerable<IDisposable> disposables)
    {
        foreach (var disposable in disposables) Move(disposable, null);
    }

    public void Attach(IDisposable disposable)
    {
        ref var mine = ref Live();
        if (mine.Contains(disposable, this)) return;
        var owner = DisposeScopeManager.Owner(disposable);
        owner?.members.Remove(disposable, owner);
        mine.Add(disposable, this);
        if (owner is null) manager.CountAttached(disposable);
    }

    public void Attach(params IDisposable[] disposables) => Attach((IEnumerable<IDisposable>)disposables);

    public IReadOnlyList<IDisposable> Attach(IEnumerable<IDisposable> disposables)
    {
        var list = disposables.ToList();
        foreach (var disposable in list) Attach(disposable);
        return list;
    }

    /// <summary>Disposes all members; the scope stays open.</summary>
    public void DisposeEverything() => DisposeEverythingBut(Array.Empty<IDisposable>());

    /// <summary>Disposes all members except those named; the scope stays open.</summary>
    public void DisposeEverythingBut(IEnumerable<IDisposable> inKeep)
    {
        var former = Live();
        members = default;
        foreach (var kept in inKeep)
            if (former.Remove(kept, this)) members.Add(kept, this);
        foreach (var member in former.ToArray())
        {
            former.Remove(member, this);
            manager.CountDisposedInScope(member);
            DisposeScopeManager.DisposeUncounted(member);
        }
    }

    public void DisposeEverythingBut(params IDisposable[] keep) => DisposeEverythingBut((IEnumerable<IDisposable>)keep);

    public T DisposeEverythingBut<T>(T keep) where T : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[keep]);
        return keep;
    }

    public (T1 first, T2 second) DisposeEverythingBut<T1, T2>(T1 first, T2 second) where T1 : IDisposable where T2 : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[first, second]);
        return (first, second);
    }

    public (T1 first, T2 second, T3 third) DisposeEverythingBut<T1, T2, T3>(T1 first, T2 second, T3 third)
        where T1 : IDisposable where T2 : IDisposable where T3 : IDisposable
    {
        DisposeEverythingBut((IEnumerable<IDisposable>)[first, second, third]);
        return (first, second, third);
    }

    public void Dispose()
    {
        if (disposed) return;
        DisposeEverything();
        manager.Remove(this);
        disposed = true;
    }

    /// <summary>Tells the scope that a member was disposed by somebody else.</summary>
    public void MarkAsDisposed(IDisposable disposable)
    {
        if (Live().Remove(disposable, this)) manager.CountDisposedInScope(disposable);
    }

    public bool Contains(IDisposable disposable) => Live().Contains(disposable, this);

    internal void Add(IDisposable member) => members.Add(member, this);
}
