using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Memory;

public class DisposeScopeTests
{
    [Fact]
    public void A_scope_disposes_what_was_made_in_it()
    {
        var outside = ones(2);
        Tensor inside, result;
        using (NewDisposeScope())
        {
            inside = outside + 1;
            result = (inside * 2).MoveToOuterDisposeScope();
        }
        Assert.True(inside.IsInvalid);
        Assert.False(outside.IsInvalid || result.IsInvalid);
        Assert.Equal([4f, 4f], result.data<float>().ToArray());
    }

    [Fact]
    public void Scopes_nest()
    {
        using var outer = NewDisposeScope();
        var first = ones(1);
        Tensor second, third;
        using (var inner = NewDisposeScope())
        {
            Assert.Same(inner, CurrentDisposeScope);
            second = ones(1);
            third = inner.MoveToOuter(ones(1));
            Assert.Equal(1, inner.DisposablesCount);
        }
        Assert.Same(outer, CurrentDisposeScope);
        Assert.True(second.IsInvalid);
        Assert.Equal([first, third], outer.DisposablesView);
    }

    [Fact]
    public void A_scope_closed_out_of_order_leaves_the_others_in_place()
    {
        var outer = NewDisposeScope();
        var inner = NewDisposeScope();
        outer.Dispose();
        var made = ones(1);
        Assert.Same(inner, CurrentDisposeScope);
        Assert.True(inner.Contains(made));
        inner.MoveToOuter(made);
        inner.Dispose();
        Assert.Null(CurrentDisposeScope);
        Assert.False(made.IsInvalid);
    }

    [Fact]
    public void A_wrapped_expression_keeps_its_result_alone()
    {
        Tensor? between = null;
        var result = WrappedTensorDisposeScope(() =>
        {
            between = ones(2) * 2;
            return between + 1;
        });
        Assert.True(between!.IsInvalid);
        Assert.Equal([3f, 3f], result.data<float>().ToArray());
    }

    [Fact]
    public void Members_are_moved_detached_and_attached_in_twos_and_threes_and_lists()
    {
        using var outer = NewDisposeScope();
        using var inner = NewDisposeScope();
        var t = Enumerable.Range(0, 8).Select(i => tensor((float)i)).ToArray();
        Assert.Equal((t[0], t[1]), inner.MoveToOuter(t[0], t[1]));
        inner.MoveToOther(outer, t[2]);
        inner.Detach(t[3], t[4]);
        inner.Detach(new List<IDisposable> { t[5] });
        Assert.Equal([t[6], t[7]], inner.DisposablesView);
        Assert.Equal([t[0], t[1], t[2]], outer.DisposablesView);
        Assert.Equal([t[0], t[3]], inner.Attach(new List<IDisposable> { t[0], t[3] }));
        inner.Attach(t[6]);
        Assert.Equal([t[6], t[7], t[0], t[3]], inner.DisposablesView);
        Assert.Equal([t[1], t[2]], outer.DisposablesView);
        inner.MoveToOther(null, t[6]);
        inner.Dispose();
        Assert.Equal([t[0], t[3], t[7]], t.Where(x => x.IsInvalid));
    }

    [Fact]
    public void Everything_but_what_is_named_is_disposed_and_the_scope_stays_open()
    {
        using var scope = NewDisposeScope();
        var (a, b, c, d) = (ones(1), ones(1), ones(1), ones(1));
        Assert.Equal((b, d), scope.DisposeEverythingBut(b, d));
        Assert.True(a.IsInvalid && c.IsInvalid);
        Assert.Equal([b, d], scope.DisposablesView);
        Assert.Same(d, scope.DisposeEverythingBut(d));
        Assert.Equal(1, scope.DisposablesCount);
        scope.DisposeEverything();
        Assert.True(b.IsInvalid && d.IsInvalid);
        Assert.True(scope.Contains(ones(1)));
    }

    [Fact]
    public void Members_that_are_not_tensors_are_disposed_too()
    {
        var thing = new MemoryStream();
        using (var scope = NewDisposeScope())
        {
            scope.Attach(thing);
            scope.Attach(thing);
            ones(1).Dispose();
            Assert.Equal([thing], scope.DisposablesView);
            Assert.True(thing.CanRead);
        }
        Assert.False(thing.CanRead);
    }

    [Fact]
    public void A_disposed_scope_refuses_everything()
    {
        var scope = NewDisposeScope();
        scope.Dispose();
        scope.Dispose();
        using var made = ones(1);
        Action[] uses =
        [
            () => scope.Attach(made), () => scope.Detach(made), () => scope.MoveToOuter(made), () => scope.MoveToOther(null, made), () => scope.DisposeEverything(),
            () => scope.DisposeEverythingBut(made), () => scope.Contains(made), () => scope.MarkAsDisposed(made), () => _ = scope.DisposablesCount, () => _ = scope.DisposablesView,
        ];
        Assert.All(uses, use => Assert.Throws<ObjectDisposedException>(use));
    }

    [Fact]
    public void Order_and_membership_survive_thousands_of_comings_and_goings()
    {
        using var scope = NewDisposeScope();
        var random = new Random(1);
        var expected = new List<Tensor>();
        for (int i = 0; i < 5000; i++)
        {
            if (expected.Count > 0 && random.Next(100) < 48)
            {
                int at = random.Next(expected.Count);
                if (i % 2 == 0) expected[at].Dispose();
                else scope.Detach(expected[at]);
                expected.RemoveAt(at);
            }
            else expected.Add(ones(1));
        }
        Assert.Equal(expected.Count, scope.DisposablesCount);
        Assert.True(expected.SequenceEqual(scope.DisposablesView.Cast<Tensor>(), ReferenceEqualityComparer.Instance));
    }

    [Fact]
    public void Each_thread_has_its_own_scopes()
    {
        using var mine = NewDisposeScope();
        Tensor? theirs = null;
        bool none = false;
        var thread = new Thread(() =>
        {
            none = CurrentDisposeScope is null;
            theirs = ones(1);
            using var scope = NewDisposeScope();
            for (int i = 0; i < 1000; i++) _ = theirs + 1;
        });
        thread.Start();
        for (int i = 0; i < 1000; i++) _ = ones(1);
        thread.Join();
        Assert.True(none);
        Assert.False(theirs!.IsInvalid);
        Assert.Equal(1000, mine.DisposablesCount);
    }

    [Fact]
    public void Gradients_and_what_the_graph_holds_outlive_the_scope()
    {
        var x = full(4, 3.0, float64, requires_grad: true);
        Tensor loss;
        using (NewDisposeScope()) loss = (x * x).exp().sum().MoveToOuterDisposeScope();
        using (NewDisposeScope()) loss.backward();
        Assert.Equal(6 * Math.Exp(9), x.grad![3].item<double>(), 1e-9 * Math.Exp(9));
    }

    [Fact]
    public void A_backward_pass_adds_nothing_to_the_scope()
    {
        var x = ones(3, requires_grad: true);
        using var scope = NewDisposeScope();
        var loss = (x * 2).sum();
        int before = scope.DisposablesCount;
        loss.backward();
        Assert.Equal(before, scope.DisposablesCount);
        _ = x.grad;
        Assert.Equal(before + 1, scope.DisposablesCount);
    }
}
