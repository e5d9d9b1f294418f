using TorchSharp.Kernels;

namespace DeepDay3.Torch.Tests.Kernels;

/// <summary>Tests that set <see cref="Workers.Count"/> or the path of <see cref="Gemm"/> are in one collection: they take turns.</summary>
[CollectionDefinition("kernel settings", DisableParallelization = true)]
public class KernelSettings;

[Collection("kernel settings")]
public sealed class WorkersTests : IDisposable
{
    readonly int before = Workers.Count;

    public void Dispose() => Workers.Count = before;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Every_index_is_visited_once_whatever_the_number_of_threads(int threads)
    {
        Workers.Count = threads;
        foreach (int count in new[] { 0, 1, 2, 7, 64, 65, 1000 })
            foreach (int grain in new[] { 0, 1, 3, 64, 5000 })
            {
                var visits = new int[count];
                Workers.For(count, grain, (start, end) =>
                {
                    Assert.True(end - start >= Math.Min(grain, count));
                    for (int i = start; i < end; i++)
                        Interlocked.Increment(ref visits[i]);
                });
                Assert.All(visits, v => Assert.Equal(1, v));
            }
    }

    [Fact]
    public void The_cut_depends_on_count_and_grain_only()
    {
        List<(int, int)> Cuts(int threads)
        {
            Workers.Count = threads;
            var cuts = new List<(int, int)>();
            Workers.For(1000, 30, (start, end) =>
            {
                lock (cuts)
                    cuts.Add((start, end));
            });
            cuts.Sort();
            return cuts;
        }

        var one = Cuts(1);
        Assert.Equal(33, one.Count);
        Assert.Equal(one, Cuts(2));
        Assert.Equal(one, Cuts(4));
    }

    [Fact]
    public void A_range_no_longer_than_the_grain_runs_on_the_caller()
    {
        Workers.Count = 4;
        int caller = Environment.CurrentManagedThreadId, runs = 0;
        Workers.For(100, 100, (_, _) =>
        {
            Assert.Equal(caller, Environment.CurrentManagedThreadId);
            runs++;
        });
        Assert.Equal(1, runs);
    }

    [Fact]
    public void A_piece_really_runs_on_another_thread()
    {
        Workers.Count = 2;
        using var both = new CountdownEvent(2);
        Workers.For(2, 1, (_, _) =>
        {
            both.Signal();
            Assert.True(both.Wait(TimeSpan.FromSeconds(20)), "the second piece did not start while the first was running");
        });
    }

    [Fact]
    public void After_the_count_was_lowered_to_one_only_the_caller_works()
    {
        Workers.Count = 3;
        Workers.For(64, 1, (_, _) => Thread.Sleep(1));
        Workers.Count = 1;
        int caller = Environment.CurrentManagedThreadId;
        Workers.For(64, 1, (_, _) => Assert.Equal(caller, Environment.CurrentManagedThreadId));
    }

    [Fact]
    public void A_call_from_inside_a_piece_stays_on_its_thread()
    {
        Workers.Count = 4;
        int wrong = 0, indices = 0;
        Workers.For(8, 1, (_, _) =>
        {
            int outer = Environment.CurrentManagedThreadId;
            Workers.For(8, 1, (start, end) =>
            {
                Interlocked.Add(ref indices, end - start);
                if (Environment.CurrentManagedThreadId != outer)
                    Interlocked.Increment(ref wrong);
            });
        });
        Assert.Equal(0, wrong);
        Assert.Equal(64, indices);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void An_exception_in_a_piece_reaches_the_caller_and_the_next_call_works(int threads)
    {
        Workers.Count = threads;
        for (int repeat = 0; repeat < 50; repeat++)
        {
            var error = Assert.Throws<InvalidOperationException>(() => Workers.For(16, 1, (start, _) =>
            {
                if (start == repeat % 16)
                    throw new InvalidOperationException($"piece {start}");
            }));
            Assert.Equal($"piece {repeat % 16}", error.Message);
            int sum = 0;
            Workers.For(16, 1, (start, _) => Interlocked.Add(ref sum, start));
            Assert.Equal(120, sum);
        }
    }

    [Fact]
    public void Several_user_threads_may_call_at_once()
    {
        Workers.Count = 3;
        var errors = new List<Exception>();
        var callers = Enumerable.Range(0, 4).Select(id => new Thread(() =>
        {
            try
            {
                for (int round = 0; round < 2000; round++)
                {
                    int count = 1 + (round * 7 + id) % 90;
                    long sum = 0;
                    Workers.For(count, 1 + round % 3, (start, end) =>
                    {
                        long part = 0;
                        for (int i = start; i < end; i++)
                            part += i + id;
                        Interlocked.Add(ref sum, part);
                    });
                    Assert.Equal((long)count * (count - 1) / 2 + (long)count * id, sum);
                }
            }
            catch (Exception e)
            {
                lock (errors)
                    errors.Add(e);
            }
        })).ToList();
        callers.ForEach(t => t.Start());
        callers.ForEach(t => t.Join());
        Assert.Empty(errors);
    }

    [Fact]
    public void A_struct_body_allocates_nothing_and_keeps_what_it_wrote()
    {
        Workers.Count = 2;
        var body = new Fill { Target = new int[4096] };
        Workers.For(4096, 16, ref body);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            Workers.For(4096, 16, ref body);
        Assert.Equal(allocated, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(Enumerable.Range(0, 4096), body.Target);
        Assert.True(body.Ran);
    }

    /// <summary>A thread that is late with the last job must not take a piece of the next one while that is being posted.</summary>
    [Fact]
    public void Jobs_that_follow_each_other_at_once_keep_their_pieces()
    {
        Workers.Count = 4;
        var body = new CountingRange { Visits = new int[Workers.MaxPieces] };
        for (int job = 0; job < 200_000; job++)
        {
            int count = job % 2 == 0 ? 2 : Workers.MaxPieces;
            Workers.For(count, 1, ref body);
            for (int i = 0; i < count; i++)
            {
                if (body.Visits[i] != 1) Assert.Fail($"job {job}: piece {i} of {count} ran {body.Visits[i]} times");
                body.Visits[i] = 0;
            }
        }
    }

    struct CountingRange : Workers.IRange
    {
        public int[] Visits;

        public readonly void Run(int start, int end)
        {
            for (int i = start; i < end; i++) Interlocked.Increment(ref Visits[i]);
        }
    }

    [Fact]
    public void Parked_threads_wake_again()
    {
        Workers.Count = 2;
        for (int i = 0; i < 20; i++)
        {
            Thread.Sleep(3);
            A_piece_really_runs_on_another_thread();
        }
    }

    [Fact]
    public void A_count_below_one_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Workers.Count = 0);

    struct Fill : Workers.IRange
    {
        public int[] Target;
        public bool Ran;

        public void Run(int start, int end)
        {
            for (int i = start; i < end; i++)
                Target[i] = i;
            Ran = true;
        }
    }
}
