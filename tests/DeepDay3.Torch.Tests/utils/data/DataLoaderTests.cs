using System.Collections.Concurrent;
using DeepDay3.Torch.Tests.Golden;
using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Data;

[Collection("kernel settings")]
public class DataLoaderTests
{
    /// <summary>Sample i is i, made anew, together with a tensor that the dataset keeps.</summary>
    sealed class Numbers(long count) : utils.data.Dataset
    {
        public readonly Tensor Kept = ones(1);
        public readonly ConcurrentBag<Tensor> Made = [];
        public readonly ConcurrentDictionary<int, bool> Threads = [];
        public bool Closed;

        public override long Count => count;

        public override Dictionary<string, Tensor> GetTensor(long index)
        {
            Threads.TryAdd(Environment.CurrentManagedThreadId, true);
            if (index == 13) throw new InvalidDataException("sample 13 is damaged");
            var made = tensor(index);
            Made.Add(made);
            return new() { ["x"] = made, ["kept"] = Kept };
        }

        protected override void Dispose(bool disposing) => Closed = true;
    }

    static long[] Values(Tensor batch) => batch.data<long>().ToArray();

    [Theory]
    [InlineData(1, false, "0 1 2 3|4 5 6 7|8 9")]
    [InlineData(1, true, "0 1 2 3|4 5 6 7")]
    [InlineData(3, false, "0 1 2 3|4 5 6 7|8 9")]
    public void Batches_come_in_order_whatever_the_number_of_workers(int workers, bool dropLast, string expected)
    {
        using var loader = utils.data.DataLoader(new Numbers(10), 4, num_worker: workers, drop_last: dropLast);
        var batches = loader.Select(batch => string.Join(' ', Values(batch["x"]))).ToList();
        Assert.Equal(expected, string.Join('|', batches));
        Assert.Equal(batches.Count, loader.Count);
        Assert.Equal(expected, string.Join('|', loader.Select(batch => string.Join(' ', Values(batch["x"])))));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Samples_are_disposed_and_what_the_dataset_keeps_is_not(int workers)
    {
        var numbers = new Numbers(10);
        using var loader = utils.data.DataLoader(numbers, 4, num_worker: workers);
        foreach (var batch in loader)
        {
            Assert.All(numbers.Made, made => Assert.True(made.IsInvalid));
            Assert.Equal([batch["x"].size(0), 1], batch["kept"].shape);
        }
        Assert.False(numbers.Kept.IsInvalid);
        Assert.Equal(10, numbers.Made.Count);
    }

    [Fact]
    public void A_batch_is_disposed_at_the_next_step_unless_that_is_turned_off()
    {
        using (var loader = utils.data.DataLoader(new Numbers(4), 2))
        {
            using var pass = loader.GetEnumerator();
            Assert.Throws<InvalidOperationException>(() => pass.Current);
            Assert.True(pass.MoveNext());
            var first = pass.Current["x"];
            Assert.False(first.IsInvalid);
            Assert.True(pass.MoveNext());
            Assert.True(first.IsInvalid);
            var second = pass.Current["x"];
            Assert.False(pass.MoveNext());
            Assert.True(second.IsInvalid);
            Assert.Throws<InvalidOperationException>(() => pass.Current);
        }
        using var keeping = utils.data.DataLoader(new Numbers(4), 2, disposeBatch: false);
        Assert.All(keeping.ToList(), batch => Assert.False(batch["x"].IsInvalid));
    }

    [Fact]
    public void Breaking_off_disposes_the_current_batch()
    {
        using var loader = utils.data.DataLoader(new Numbers(4), 2);
        Tensor? seen = null;
        foreach (var batch in loader)
        {
            seen = batch["x"];
            break;
        }
        Assert.True(seen!.IsInvalid);
    }

    [Fact]
    public void A_kept_batch_belongs_to_the_scope_around_it()
    {
        using var loader = utils.data.DataLoader(new Numbers(4), 2, disposeBatch: false);
        List<Dictionary<string, Tensor>> batches;
        using (NewDisposeScope()) batches = loader.ToList();
        Assert.All(batches, batch => Assert.True(batch["x"].IsInvalid));
    }

    [Fact]
    public void The_dataset_is_disposed_with_the_loader_unless_that_is_turned_off()
    {
        Numbers first = new(1), second = new(1);
        utils.data.DataLoader(first, 1).Dispose();
        utils.data.DataLoader(second, 1, disposeDataset: false).Dispose();
        Assert.True(first.Closed);
        Assert.False(second.Closed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void An_error_of_the_dataset_comes_out_as_it_is(int workers)
    {
        using var loader = utils.data.DataLoader(new Numbers(20), 16, num_worker: workers);
        Assert.Equal("sample 13 is damaged", Assert.Throws<InvalidDataException>(() => loader.ToList()).Message);
    }

    [Fact]
    public void Shuffling_gives_every_sample_once_and_another_order_each_time()
    {
        using var loader = utils.data.DataLoader(new Numbers(12), 5, shuffle: true, seed: 3);
        long[] Order(DataLoader from) => [.. from.SelectMany(batch => Values(batch["x"]))];
        long[] first = Order(loader), second = Order(loader);
        Assert.Equal(Enumerable.Range(0, 12).Select(i => (long)i), first.Order());
        Assert.NotEqual(first, second);
        using var again = utils.data.DataLoader(new Numbers(12), 5, shuffle: true, seed: 3);
        Assert.Equal(first, Order(again));
    }

    [Fact]
    public void Without_a_seed_the_order_is_that_of_PyTorchs_sampler()
    {
        var golden = GoldenFile.Load("initialization").Cases.Single(c => c.Op == "random_sampler");
        manual_seed(golden.Args.Long("seed"));
        Assert.Equal(golden.Outputs[0]!.As<long>(), new FisherYatesShuffler(golden.Args.Long("n")).ToArray());
    }

    [Fact]
    public void A_sampler_of_ones_own_decides_the_order()
    {
        using var loader = utils.data.DataLoader(new Numbers(9), 2, [8, 0, 3]);
        Assert.Equal([8, 0, 3], loader.SelectMany(batch => Values(batch["x"])));
    }

    [Fact]
    public void Tensors_are_a_dataset_of_their_rows()
    {
        var x = arange(6, float32).reshape(3, 2);
        var y = tensor(new long[] { 7, 8, 9 });
        using var rows = utils.data.TensorDataset(x, y);
        Assert.Equal(3, rows.Count);
        Assert.True(x[1].Equals(rows[1][0]));
        using var loader = utils.data.DataLoader(rows, 2, disposeDataset: false);
        var shapes = new List<long[]>();
        foreach (var batch in loader)
        {
            shapes.Add(batch[0].shape);
            Assert.Equal(batch[0].size(0), batch[1].size(0));
        }
        Assert.Equal([[2, 2], [1, 2]], shapes);
        Assert.False(x.IsInvalid);
        Assert.Contains("same number of rows", Assert.Throws<ArgumentException>(() => utils.data.TensorDataset(x, arange(4))).Message);
    }

    [Fact]
    public void A_collation_of_ones_own_may_return_anything()
    {
        using var loader = new DataLoader<Dictionary<string, Tensor>, (Tensor sum, int count)>(new Numbers(5), 2, (samples, _) => (stack(samples.Select(s => s["x"])).sum(), samples.Count()));
        var sums = new List<long>();
        Tensor? last = null;
        foreach (var (sum, count) in loader)
        {
            sums.Add(sum.item<long>() + (100 * count));
            last = sum;
        }
        Assert.Equal([201, 205, 104], sums);
        Assert.True(last!.IsInvalid);
    }

    [Fact]
    public void A_batch_size_of_zero_is_refused() => Assert.Throws<ArgumentException>(() => utils.data.DataLoader(new Numbers(1), 0));
}
