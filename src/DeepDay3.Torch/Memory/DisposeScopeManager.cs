using System.Runtime.CompilerServices;
using static TorchSharp.torch.nn.utils.rnn;

namespace TorchSharp;

/// <summary>The dispose scopes of a thread, innermost last, and the statistics about them.</summary>
public class DisposeScopeManager
{
    [ThreadStatic]
    static DisposeScopeManager? current;

    // One for each thread that ever made a tensor; they stay, since what such a thread made may outlive it.
    static readonly List<StrongBox<long>> liveCounts = [];

    readonly ThreadDisposeScopeStatistics statistics = new();
    readonly StrongBox<long> live = new();
    DisposeScope? innermost;
    int suspended;

    internal static DisposeScopeManager Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => current ?? Create();
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static DisposeScopeManager Create()
    {
        current = new DisposeScopeManager();
        lock (liveCounts) liveCounts.Add(current.live);
        return current;
    }

    /// <summary>The tensors that all threads made and nobody disposed.</summary>
    internal static long LiveTensors
    {
        get
        {
            // Each thread counts for itself, without locks: a tensor that one made and another disposed is 1 here and -1 there.
            lock (liveCounts) return liveCounts.Sum(count => Volatile.Read(ref count.Value));
        }
    }

    /// <summary>What this thread created, disposed, attached and detached.</summary>
    public static ThreadDisposeScopeStatistics Statistics => Current.statistics;

    internal DisposeScope? Innermost => innermost;

    internal DisposeScope Open() => innermost = new DisposeScope(this, innermost);

    internal void Remove(DisposeScope scope)
    {
        if (ReferenceEquals(innermost, scope))
        {
            innermost = scope.Outer;
            return;
        }
        for (var inner = innermost; inner is not null; inner = inner.Outer)
            if (ReferenceEquals(inner.Outer, scope))
            {
                inner.Outer = scope.Outer;
                return;
            }
    }

    /// <summary>While suspended (a backward pass), new tensors belong to the engine: no scope, no statistics.</summary>
    internal void Suspend() => suspended++;

    internal void Resume() => suspended--;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Register(torch.Tensor tensor)
    {
        if (suspended > 0) { tensor.untracked = true; return; }
        live.Value++;
        var scope = innermost;
        if (scope is null)
        {
            statistics.TensorStatistics.CreatedOutsideScopeCount++;
            return;
        }
        statistics.TensorStatistics.CreatedInScopeCount++;
        scope.Add(tensor);
    }

    internal void Register(PackedSequence sequence)
    {
        if (innermost is not { } scope)
        {
            statistics.PackedSequenceStatistics.CreatedOutsideScopeCount++;
            return;
        }
        statistics.PackedSequenceStatistics.CreatedInScopeCount++;
        scope.Add(sequence);
    }

    internal void CountFreed(torch.Tensor tensor)
    {
        if (!tensor.untracked) live.Value--;
    }

    internal void CountDisposed(IDisposable disposable)
    {
        if (Of(disposable) is { } counts) counts.DisposedOutsideScopeCount++;
    }

    internal void CountDisposedInScope(IDisposable disposable)
    {
        if (Of(disposable) is { } counts) counts.DisposedInScopeCount++;
    }

    internal void CountAttached(IDisposable disposable)
    {
        if (Of(disposable) is { } counts) counts.AttachedToScopeCount++;
    }

    internal void CountDetached(IDisposable disposable)
    {
        if (Of(disposable) is { } counts) counts.DetachedFromScopeCount++;
    }

    LifetimeStatistics? Of(IDisposable disposable) => disposable switch
    {
        torch.Tensor tensor => tensor.untracked ? null : statistics.TensorStatistics,
        PackedSequence => statistics.PackedSequenceStatistics,
        _ => null,
    };

    internal static DisposeScope? Owner(IDisposable disposable) => disposable switch
    {
        torch.Tensor tensor => tensor.scope,
        PackedSequence sequence => sequence.scope,
        _ => null,
    };

    internal static void DisposeUncounted(IDisposable disposable)
    {
        if (disposable is torch.Tensor tensor) tensor.Free();
        else if (disposable is PackedSequence sequence) sequence.Free();
        else disposable.Dispose();
    }
}
