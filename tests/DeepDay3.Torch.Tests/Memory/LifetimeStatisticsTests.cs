using TorchSharp;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Memory;

public class LifetimeStatisticsTests
{
    static LifetimeStatistics Fresh()
    {
        DisposeScopeManager.Statistics.Reset();
        return DisposeScopeManager.Statistics.TensorStatistics;
    }

    static long[] Counts(LifetimeStatistics s) =>
        [s.CreatedOutsideScopeCount, s.DisposedOutsideScopeCount, s.CreatedInScopeCount, s.DisposedInScopeCount, s.AttachedToScopeCount, s.DetachedFromScopeCount, s.ThreadTotalLiveCount];

    [Fact]
    public void Creation_and_disposal_are_counted_inside_and_outside()
    {
        var counts = Fresh();
        var a = ones(1);
        Assert.Equal([1, 0, 0, 0, 0, 0, 1], Counts(counts));
        a.Dispose();
        a.Dispose();
        Assert.Equal([1, 1, 0, 0, 0, 0, 0], Counts(counts));
        using (NewDisposeScope())
        {
            var b = ones(1);
            _ = ones(1);
            Assert.Equal([1, 1, 2, 0, 0, 0, 2], Counts(counts));
            b.Dispose();
            Assert.Equal([1, 1, 2, 1, 0, 0, 1], Counts(counts));
        }
        Assert.Equal([1, 1, 2, 2, 0, 0, 0], Counts(counts));
    }

    [Fact]
    public void Attaching_and_detaching_are_counted()
    {
        var counts = Fresh();
        var a = ones(1);
        using (var outer = NewDisposeScope())
        {
            outer.Attach(a);
            outer.Attach(a);
            Assert.Equal([1, 0, 0, 0, 1, 0, 1], Counts(counts));
            outer.Detach(a);
            Assert.Equal([1, 0, 0, 0, 1, 1, 1], Counts(counts));
            using var inner = NewDisposeScope();
            var b = ones(1).MoveToOuterDisposeScope();
            Assert.Equal([1, 0, 1, 0, 1, 1, 2], Counts(counts));
            b.DetachFromDisposeScope();
            b.DetachFromDisposeScope();
            Assert.Equal([1, 0, 1, 0, 1, 2, 2], Counts(counts));
            b.MoveToOtherDisposeScope(outer);
            inner.Attach(b);
            Assert.Equal([1, 0, 1, 0, 2, 2, 2], Counts(counts));
            outer.Attach(b);
            Assert.Equal([1, 0, 1, 0, 2, 2, 2], Counts(counts));
        }
        Assert.Equal([1, 0, 1, 1, 2, 2, 1], Counts(counts));
    }

    [Fact]
    public void Moving_out_of_the_outermost_scope_detaches()
    {
        var counts = Fresh();
        using (NewDisposeScope()) ones(1).MoveToOuterDisposeScope();
        Assert.Equal([0, 0, 1, 0, 0, 1, 1], Counts(counts));
    }

    [Fact]
    public void The_thread_s_statistics_are_the_sums_and_reset()
    {
        var counts = Fresh();
        var statistics = DisposeScopeManager.Statistics;
        _ = ones(1);
        using (NewDisposeScope()) _ = ones(1);
        Assert.Equal((1, 1, 1, 1), (statistics.CreatedOutsideScopeCount, statistics.CreatedInScopeCount, statistics.DisposedInScopeCount, statistics.ThreadTotalLiveCount));
        Assert.Equal(0, statistics.PackedSequenceStatistics.ThreadTotalLiveCount);
        Assert.Contains("ThreadTotalLiveCount: 1", statistics.ToString());
        Assert.Contains("CreatedInScopeCount: 1", counts.ToString());
        counts.Reset();
        Assert.Equal(0, statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void A_backward_pass_is_not_counted()
    {
        var x = ones(3, requires_grad: true);
        var loss = (x * x).sum();
        var counts = Fresh();
        loss.backward();
        Assert.Equal([0, 0, 0, 0, 0, 0, 0], Counts(counts));
    }
}
