using System.Collections;
using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Tensors;

public class CreationAndConversionTests
{
    static readonly ScalarType[] Types = [float32, float64, int64, int32, int16, int8, uint8, @bool];

    [Fact]
    public void New_tensors_take_the_type_of_the_old_one_and_like_tensors_its_shape_too()
    {
        foreach (var type in Types)
        {
            var x = ones([2, 3], type);
            Assert.Equal(type, x.new_zeros(4).dtype);
            Assert.Equal([1, 2, 3, 4], x.new_ones(1, 2, 3, 4).shape);
            Assert.Equal([5, 1], x.new_empty([5, 1]).shape);
            Assert.True(full([2], 1, type).Equals(x.new_full(2, 1)));
            Assert.Equal(float64, x.new_full([2], 1, float64).dtype);
            Assert.True(x.Equals(x.ones_like()));
            Assert.True(zeros([2, 3], type).Equals(x.zeros_like()));
            Assert.True(full([2, 3], 0, type).Equals(x.full_like(0)));
            Assert.Equal((type, 2, 3), (x.empty_like().dtype, x.empty_like().shape[0], x.empty_like().shape[1]));
        }
        Assert.Equal(int64, ones(2).randint_like(0, 5, int64).dtype);
    }

    [Fact]
    public void Types_are_given_by_name_or_by_a_function()
    {
        var x = tensor(new[] { 1.75f, -2 }, requires_grad: true);
        Assert.Equal([1L, -2], x.type(int64).data<long>().ToArray());
        Assert.Equal(float64, x.type(t => t.to_type(float64)).dtype);
        x.type(float64).sum().backward();
        Assert.Equal([1f, 1], x.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Lists_are_nested_as_the_dimensions_are()
    {
        Assert.Equal(2.5f, tensor(2.5f).tolist());
        var rows = Assert.IsType<ArrayList>(arange(4).reshape(2, 2).t().tolist());
        Assert.Equal([0L, 2L], Assert.IsType<ArrayList>(rows[0]).Cast<long>());
        Assert.Equal([true, false], Assert.IsType<ArrayList>(tensor(new[] { true, false }).tolist()).Cast<bool>());
        Assert.Empty(Assert.IsType<ArrayList>(zeros(0).tolist()));
    }

    [Fact]
    public void Elements_of_memory_are_read_by_their_type()
    {
        Assert.Equal(3, arange(5)[2..].ReadCpuInt64(1));
        Assert.Equal(1.5, tensor(new[] { 1.5 }).ReadCpuDouble(0));
        Assert.True(tensor(new[] { true }).ReadCpuBool(0));
        Assert.Throws<ArgumentException>(() => arange(5).ReadCpuInt32(0));
        Assert.Throws<IndexOutOfRangeException>(() => arange(5).ReadCpuInt64(5));
    }

    [Fact]
    public void Only_one_number_has_a_truth_value()
    {
        Assert.True(tensor(2.0).is_nonzero());
        Assert.False(is_nonzero(tensor(false)));
        Assert.Equal("Boolean value of Tensor with more than one value is ambiguous", Assert.ThrowsAny<ExternalException>(() => zeros(2).is_nonzero()).Message);
        Assert.Equal("Boolean value of Tensor with no values is ambiguous", Assert.ThrowsAny<ExternalException>(() => zeros(0).is_nonzero()).Message);
    }

    [Fact]
    public void Data_of_any_kind_becomes_a_tensor()
    {
        Assert.Equal(int32, as_tensor(new[] { 1, 2 }).dtype);
        Assert.Equal(float64, as_tensor(new List<int> { 1, 2 }, float64).dtype);
        Assert.Equal([2, 2], as_tensor((Array)new[,] { { 1L, 2 }, { 3, 4 } }).shape);
        Assert.Equal(float32, FloatTensor(arange(3)).dtype);
        Assert.Equal(@bool, BoolTensor(arange(3)).dtype);
        Assert.True(arange(3).Equals(LongTensor(arange(3, float32))));
    }

    [Fact]
    public void Raw_bytes_become_a_tensor()
    {
        var bytes = MemoryMarshal.AsBytes<float>([1, 2, 3]).ToArray();
        Assert.Equal([2, 3], frombuffer(bytes, float32, offset: 4).data<float>().ToArray());
        Assert.Equal([1], frombuffer(bytes, float32, count: 1).data<float>().ToArray());
        Assert.Equal([1, 2], frombuffer(new int[,] { { 1 }, { 2 } }, int32).data<int>().ToArray());
        Assert.Contains("multiple of element size", Assert.Throws<ArgumentException>(() => frombuffer(bytes, float32, offset: 1)).Message);
        Assert.Contains("must not be greater", Assert.Throws<ArgumentException>(() => frombuffer(bytes, float32, count: 4)).Message);
        Assert.Contains("offset", Assert.Throws<ArgumentException>(() => frombuffer(bytes, float32, offset: 12)).Message);
    }

    [Fact]
    public void Raw_files_become_tensors()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, MemoryMarshal.AsBytes<long>([7, 8, 9]).ToArray());
            Assert.Equal([7, 8], from_file(path, size: 2, dtype: int64).data<long>().ToArray());
            Assert.Contains("smaller than", Assert.ThrowsAny<ExternalException>(() => from_file(path, size: 4, dtype: int64)).Message);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Strides_may_be_chosen()
    {
        var x = empty_strided([2, 3], [1, 2]);
        Assert.Equal([1, 2], x.stride());
        Assert.Equal([2, 3], x.fill_(4).shape);
        Assert.Equal("dimensionality of sizes (2) must match dimensionality of strides (1)", Assert.ThrowsAny<ExternalException>(() => empty_strided([2, 3], [1])).Message);
    }

    [Fact]
    public void Limits_of_types_are_known()
    {
        Assert.Equal(float.MaxValue, finfo(float32).max);
        Assert.Equal(Math.Pow(2, -52), finfo(float64).eps);
        Assert.Throws<ArgumentException>(() => finfo(int64));
        Assert.Equal(127, max_int_value(int8));
        Assert.Equal([false, true, true], new[] { @bool, int8, float32 }.Select(t => can_cast(uint8, t)));
        Assert.False(can_cast(float32, int64));
    }

    [Fact]
    public void Shapes_broadcast_together() => Assert.True(new Size([4, 2, 3]) == broadcast_shapes([2, 1], [3], [4, 1, 1]));

    [Fact]
    public void A_tensor_can_show_another_ones_memory()
    {
        Tensor x = zeros(3), y = arange(6, float32).reshape(2, 3);
        x.set_(y[1]);
        x.add_(10);
        Assert.Equal([13, 14, 15], y[1].data<float>().ToArray());
        Assert.ThrowsAny<ExternalException>(() => x.set_(arange(2)));
    }

    [Fact]
    public void There_is_no_other_device_than_the_CPU()
    {
        Assert.Equal(DeviceType.CPU, get_default_device().type);
        Assert.Contains("CPU", Assert.ThrowsAny<ExternalException>(() => zeros(1).cuda()).Message);
        Assert.Contains("CPU", Assert.ThrowsAny<ExternalException>(() => nn.Linear(1, 1).cuda()).Message);
        Assert.Contains("CPU", Assert.ThrowsAny<ExternalException>(() => zeros(1).pin_memory()).Message);
        Assert.ThrowsAny<ExternalException>(() => set_default_device("cuda"));
        set_default_device("cpu");
    }
}
