using DeepDay3.Data;

namespace DeepDay3.Tests.Data.Pipelines;

public class PipelineTests
{
    static Pipeline<int> Numbers(int count = 100) => Pipeline.From(Enumerable.Range(0, count));

    [Fact]
    public void Steps_follow_each_other() =>
        Assert.Equal([[0, 4], [8, 12], [16]], Numbers(10).Filter(i => i % 2 == 0).Map(i => 2 * i).Batch(2));

    [Fact]
    public void A_last_small_batch_is_kept_or_dropped()
    {
        Assert.Equal([4, 4, 2], Numbers(10).Batch(4).Select(batch => batch.Length));
        Assert.Equal([4, 4], Numbers(10).Batch(4, dropLast: true).Select(batch => batch.Length));
    }

    [Fact]
    public void A_shuffle_repeats_by_seed_differs_by_pass_and_loses_nothing()
    {
        Pipeline<int> one = Numbers().Shuffle(3), same = Numbers().Shuffle(3), other = Numbers().Shuffle(4);
        int[] first = [.. one], second = [.. one];

        Assert.Equal(Enumerable.Range(0, 100), first.Order());
        Assert.NotEqual(first, second);
        Assert.Equal(first, same);
        Assert.Equal(second, same);
        Assert.NotEqual(first, other);
        Pipeline<int> still = Numbers().Shuffle(3, sameOrder: true);
        Assert.Equal((IEnumerable<int>)[.. still], still);
    }

    [Fact]
    public void A_small_buffer_mixes_neighbours_only()
    {
        int[] order = [.. Numbers().Shuffle(1, buffer: 10)];

        Assert.Equal(Enumerable.Range(0, 100), order.Order());
        // Item i cannot come out before place i - 9.
        Assert.All(order.Index(), pair => Assert.True(pair.Item - pair.Index <= 9));
        Assert.Equal(Enumerable.Range(0, 100), Numbers().Shuffle(1, buffer: 1));
    }

    [Fact]
    public void Prefetching_gives_the_same_items_from_another_thread()
    {
        int reader = Environment.CurrentManagedThreadId;
        var threads = new HashSet<int>();

        int[] items = [.. Numbers(1000).Map(i =>
        {
            threads.Add(Environment.CurrentManagedThreadId);
            return i;
        }).Prefetch(3)];

        Assert.Equal(Enumerable.Range(0, 1000), items);
        Assert.DoesNotContain(reader, threads);
    }

    [Fact]
    public void What_the_worker_throws_comes_out_behind_the_good_items()
    {
        var got = new List<int>();
        var error = Assert.Throws<InvalidOperationException>(() =>
        {
            foreach (int item in Numbers().Map(i => i < 5 ? i : throw new InvalidOperationException("item 5")).Prefetch(2))
                got.Add(item);
        });

        Assert.Equal("item 5", error.Message);
        Assert.Equal([0, 1, 2, 3, 4], got);
    }

    [Fact]
    public void A_pass_that_is_left_early_stops_the_worker_and_disposes_the_source()
    {
        (int made, bool disposed) = (0, false);
        IEnumerable<int> Endless()
        {
            try
            {
                while (true)
                    yield return made++;
            }
            finally
            {
                disposed = true;
            }
        }

        Assert.Equal([0, 1, 2], Pipeline.From(Endless()).Prefetch(4).Take(3).ToArray());

        Assert.True(disposed);
        // Three were taken, four lay ready, and one was in the worker's hand.
        Assert.InRange(made, 3, 9);
    }

    [Fact]
    public void The_worker_is_at_most_so_far_ahead()
    {
        int made = 0;
        using IEnumerator<int> items = Numbers().Map(_ => Interlocked.Increment(ref made)).Prefetch(2).GetEnumerator();
        items.MoveNext();
        Thread.Sleep(100);

        Assert.InRange(Volatile.Read(ref made), 1, 4);
    }

    [Fact]
    public void What_cannot_be_is_named()
    {
        Assert.Contains("Batches of 0", Assert.Throws<ArgumentException>(() => Numbers().Batch(0)).Message);
        Assert.Contains("prefetch of 0", Assert.Throws<ArgumentException>(() => Numbers().Prefetch(0)).Message);
        Assert.Contains("buffer of 0", Assert.Throws<ArgumentException>(() => Numbers().Shuffle(0, 0)).Message);
    }
}
