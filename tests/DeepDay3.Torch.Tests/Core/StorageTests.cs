using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Core;

public class StorageTests
{
    [Fact]
    public void Writing_shows_in_the_tensor_and_in_its_views()
    {
        var x = arange(6, float32).reshape(2, 3);
        var row = x[1];
        using var storage = x.storage<float>();
        storage[4] = 40;
        storage[-1] = 50;
        Assert.Equal([3, 40, 50], row.data<float>().ToArray());
        x[0, 0] = 9f;
        Assert.Equal(9, storage[0]);
        Assert.Equal(6, row.storage<float>().Count);
    }

    [Fact]
    public void Autograd_notices_a_change()
    {
        var x = ones(3, requires_grad: true);
        var y = x * 2;
        var z = y * y;
        y.storage<float>().fill_(1);
        Assert.Contains("modified by an inplace operation", Assert.ThrowsAny<System.Runtime.InteropServices.ExternalException>(() => z.sum().backward()).Message);
    }

    [Fact]
    public void Ranges_are_live_and_take_one_or_as_many_elements()
    {
        var x = arange(6);
        var storage = x.storage<long>();
        storage[1..3] = 7;
        storage[(4, null)] = x.storage<long>()[(0, 2)];
        Assert.Equal([0, 7, 7, 3, 0, 7], storage.ToArray());
        storage[^2..][0] = 5;
        Assert.Equal(5, x[4].item<long>());
        Assert.Throws<ArgumentException>(() => storage[0..3] = storage[0..2]);
    }

    [Fact]
    public void It_is_a_list_with_bounds()
    {
        var storage = tensor(new[] { 1.5, 2.5 }).storage<double>();
        Assert.Equal(2, storage.Count);
        Assert.Equal(8, storage.element_size());
        Assert.Equal(16ul, storage.nbytes());
        Assert.Equal(1, storage.IndexOf(2.5));
        Assert.False(storage.Contains(7));
        storage.copy_([8, 9]);
        Assert.Equal([8, 9], storage.tolist());
        Assert.Equal([8, 9], storage.@int().ToArray());
        var list = new double[3];
        storage.CopyTo(list, 1);
        Assert.Equal([0, 8, 9], list);
        Assert.Throws<IndexOutOfRangeException>(() => storage[2]);
        Assert.Throws<ArgumentException>(() => storage.copy_([1, 2, 3]));
        Assert.Throws<ArgumentException>(() => ones(2).storage<double>());
    }

    [Fact]
    public void Large_memory_is_shared_and_outlives_the_tensor()
    {
        MakeStorage(out var storage);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        using var others = zeros(100_000);
        Assert.Equal(99_999, storage[99_999]);
    }

    static void MakeStorage(out TorchSharp.torch.Storage<float> storage)
    {
        using var x = arange(100_000, float32);
        storage = x.storage<float>();
    }
}
