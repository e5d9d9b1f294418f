using System.Runtime.InteropServices;
using DeepDay3.Torch.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;
using Complex = System.Numerics.Complex;

namespace DeepDay3.Torch.Tests;

/// <summary>Making complex tensors, and reading, writing, moving and keeping their elements.</summary>
public class ComplexTests
{
    static readonly Complex[] some = [new(1, 2), new(-3, 0.5), new(0, -1), new(4, 0)];

    static Tensor Some() => tensor(some);

    [Fact]
    public void Pairs_of_floats_make_complex64_and_numbers_complex128()
    {
        Assert.Equal(complex64, tensor((1f, 2f)).dtype);
        Assert.Equal(complex64, tensor(new[] { (1f, 2f), (3f, 4f) }).dtype);
        Assert.Equal(complex64, tensor(1f, 2f).dtype);
        Assert.Equal(complex128, Some().dtype);
        Assert.Equal(complex128, tensor(1.0, 2.0).dtype);
        Assert.Equal(complex64, tensor(some, dtype: complex64).dtype);
        Assert.Equal([(1f, 2f), (3f, -4f)], tensor(new[] { (1f, 2f), (3f, -4f) }).data<(float, float)>().ToArray());
        Assert.Equal(some, Some().data<Complex>().ToArray());
        Assert.Equal([2, 2], tensor(some, [2, 2]).shape);
        Assert.Equal([1, 2], tensor(new Complex[,] { { 1, 2 } }).shape);
        Assert.Equal([3, 1], tensor(new (float, float)[,] { { (1, 2) }, { (3, 4) }, { (5, 6) } }).shape);
        Assert.Equal(some, from_array(some).data<Complex>().ToArray());
        Assert.Equal(some, as_tensor(some).data<Complex>().ToArray());
        Assert.Equal(some, as_tensor(new List<Complex>(some)).data<Complex>().ToArray());
        Tensor implicitly = new Complex(1, 2);
        Assert.Equal(new Complex(1, 2), implicitly.item<Complex>());
    }

    [Fact]
    public void Factories_fill_complex_tensors()
    {
        Assert.Equal(new Complex[] { 0, 0 }, zeros(2, dtype: complex128).data<Complex>().ToArray());
        Assert.Equal([(1f, 0f), (1f, 0f)], ones(2, dtype: complex64).data<(float, float)>().ToArray());
        Assert.Equal([(1f, 2f), (1f, 2f)], full(2, new Complex(1, 2)).data<(float, float)>().ToArray());
        Assert.Equal(new Complex[] { new(0, 3) }, full([1], new Complex(0, 3), dtype: complex128).data<Complex>().ToArray());
        Assert.Equal(new Complex[] { 1, 0, 0, 1 }, eye(2, dtype: complex128).data<Complex>().ToArray());
        Assert.Equal(complex64, zeros_like(ones(2), dtype: complex64).dtype);
        Assert.Equal(complex64, rand(2, dtype: complex64).dtype);
        Assert.Throws<ExternalException>(() => full(2, new Complex(1, 2), dtype: float32));
        Assert.Throws<ExternalException>(() => zeros(2).fill_(new Complex(1, 2)));
        Assert.Equal(new[] { 3f, 3f }, zeros(2).fill_(new Complex(3, 0)).data<float>().ToArray());
    }

    [Fact]
    public void Elements_are_read_with_their_type_only()
    {
        var x = Some();
        Assert.Equal(new Complex(-3, 0.5), x[1].item<Complex>());
        Assert.Equal((-3f, 0.5f), x[1].ToComplexFloat32());
        Assert.Equal(new Complex(-3, 0.5), x[1].ToComplex64());
        Assert.Equal(4, x[3].ToDouble());
        Assert.Throws<ArgumentException>(() => x[1].item<double>());
        Assert.Throws<ArgumentException>(() => x.data<double>());
        Assert.Throws<ArgumentException>(() => x.data<(float, float)>());
        Assert.Throws<ExternalException>(() => x[1].ToDouble());
        Assert.Throws<ExternalException>(() => x[1].ToInt64());
        Assert.Equal(new object[] { new Complex(0, -1), new Complex(4, 0) }, ((System.Collections.ArrayList)x[2..].tolist()).ToArray());
        Assert.Equal((1f, 2f), tensor((1f, 2f)).tolist());
        Assert.Equal(16, x.element_size());
        Assert.Equal(8, tensor((1f, 2f)).element_size());
        Assert.True(x.is_complex());
        Assert.False(x.is_floating_point());
        Assert.True(is_complex(complex64));
        Assert.Equal(2.220446049250313e-16, finfo(complex128).eps);
    }

    [Fact]
    public void Scalars_may_be_complex()
    {
        Scalar one = new Complex(1, 2), two = (3f, 4f);
        Assert.Equal(ScalarType.ComplexFloat64, one.Type);
        Assert.Equal(new Complex(3, 4), two.ToComplexFloat64());
        Assert.Equal((1f, 2f), one.ToComplexFloat32());
        Assert.Equal(new Complex(1, 2), new Complex(1, 2).ToScalar().ToComplexFloat64());
        Assert.Equal(new Complex(5, 0), ((Scalar)5).ToComplexFloat64());
        Assert.Throws<ExternalException>(() => one.ToDouble());
        Assert.Equal(new Complex(1, 2), Some()[0].ToScalar().ToComplexFloat64());
    }

    [Fact]
    public void Conversions_take_the_real_part_and_keep_the_gradient()
    {
        var x = Some();
        Assert.Equal(new double[] { 1, -3, 0, 4 }, x.@double().data<double>().ToArray());
        Assert.Equal(new long[] { 1, -3, 0, 4 }, x.@long().data<long>().ToArray());
        Assert.Equal([true, true, true, true], x.@bool().data<bool>().ToArray());
        Assert.Equal([(1f, 2f), (-3f, 0.5f), (0f, -1f), (4f, 0f)], x.to_type(complex64).data<(float, float)>().ToArray());
        Assert.Equal(new Complex[] { 1, 2 }, tensor(new[] { 1, 2 }).to_type(complex128).data<Complex>().ToArray());
        Assert.Equal(new Complex[] { 1, 0 }, tensor(new[] { true, false }).to_type(complex128).data<Complex>().ToArray());
        var copy = zeros(4, dtype: float64);
        copy.copy_(x);
        Assert.Equal(new double[] { 1, -3, 0, 4 }, copy.data<double>().ToArray());
        var real = x.@double();
        real.fill_(0);
        Assert.Equal(some, x.data<Complex>().ToArray());
    }

    [Fact]
    public void Parts_are_views()
    {
        var x = Some();
        x.real.fill_(7);
        x.imag[0] = 9;
        Assert.Equal([new(7, 9), new(7, 0.5), new(7, -1), new(7, 0)], x.data<Complex>().ToArray());
        x.view_as_real()[1, 1] = -2;
        Assert.Equal(new Complex(7, -2), x[1].item<Complex>());
        var pairs = zeros(2, 2);
        pairs.view_as_complex()[1] = new Complex(3, 4);
        Assert.Equal([0f, 0f, 3f, 4f], pairs.data<float>().ToArray());
        Assert.Equal(new double[] { 9, -1 }, x.slice(0, 0, 4, 2).imag.data<double>().ToArray());
        var real = ones(2);
        real.real.fill_(5);
        Assert.Equal([5f, 5f], real.data<float>().ToArray());
        Assert.False(x.conj().is_conj());
        Assert.Equal(new Complex(7, -9), x.conj()[0].item<Complex>());
        Assert.Equal(new Complex(7, 9), x[0].item<Complex>());
        x.conj_physical_();
        Assert.Equal(new Complex(7, -9), x[0].item<Complex>());
    }

    [Fact]
    public void Elements_move_as_a_whole()
    {
        foreach (var type in new[] { complex64, complex128 })
        {
            var x = Some().to_type(type);
            var expected = (Complex[] wanted, Tensor found) => Assert.Equal(wanted, found.to_type(complex128).data<Complex>().ToArray());
            expected([some[3], some[2], some[1], some[0]], x.flip(0));
            expected([some[0], some[2], some[1], some[3]], x.reshape(2, 2).t().contiguous());
            expected([some[2], some[0]], x.index_select(0, tensor(new long[] { 2, 0 })));
            expected([some[1], some[3]], x[tensor(new[] { false, true, false, true })]);
            expected([some[3], some[0]], x[tensor(new long[] { 3, 0 })]);
            expected([some[1], some[1], some[2]], x.gather(0, tensor(new long[] { 1, 1, 2 })));
            expected([some[0], some[1], some[2], some[3], some[0]], cat([x, x[..1]]));
            expected([some[2], some[3], some[0], some[1]], x.roll(2));
            expected([some[0], some[0], some[1], some[1]], x[..2].repeat_interleave(2));
            expected([some[0], some[1], some[0], some[1]], x[..2].repeat(2));
            expected([some[1], some[3]], x.take(tensor(new long[] { 1, 3 })));
            expected([some[0], some[3]], x.reshape(2, 2).diagonal());
            expected([some[0], 0, some[2], some[3]], x.reshape(2, 2).tril());
            expected([some[0], new(9, 9), some[2], new(9, 9)], x.masked_fill(tensor(new[] { false, true, false, true }), new Complex(9, 9)));
            expected([some[3], some[1], some[2], some[0]], x.scatter(0, tensor(new long[] { 0, 3 }), stack([x[3], x[0]])));
            expected([some[0] + some[3], some[1], some[2] + some[1] + some[2], some[3]], x.index_add(0, tensor(new long[] { 0, 2, 2 }), x[tensor(new long[] { 3, 1, 2 })], 1));
            expected([some[1], some[3], 0, 0], zeros(4, dtype: type).masked_scatter(tensor(new[] { true, true, false, false }), x[tensor(new long[] { 1, 3 })]));
            expected([0, some[0], some[1], some[2], some[3], 0], nn.functional.pad(x, [1, 1]));
            expected([some[0], some[1], some[0], some[1]], stack([x[..2], x[..2]]).flatten());
        }
    }

    [Fact]
    public void Equality_looks_at_both_parts()
    {
        Assert.True(Some().Equals(Some()));
        Assert.False(Some().Equals(Some().conj()));
        Assert.Equal([false, false, false, true], (Some() == Some().conj()).data<bool>().ToArray());
        Assert.Equal([true, false, false, false], (Some() == new Complex(1, 2)).data<bool>().ToArray());
        Assert.Equal([true, true, true, false], (Some() != 4).data<bool>().ToArray());
        Assert.True(Some().allclose(Some() + new Complex(0, 1e-12)));
        Assert.False(Some().allclose(Some() + new Complex(0, 1e-2)));
        Assert.Equal([false, false, false, true], Some().isreal().data<bool>().ToArray());
        Assert.True(tensor(new Complex(0, 1)).is_nonzero());
    }

    [Fact]
    public void Tensors_are_saved_and_loaded()
    {
        foreach (var x in new[] { Some(), tensor(new[] { (1f, 2f), (3f, -4f) }, [2, 1]), zeros(0, 3, dtype: complex64), Sample.Complex(3, 4).t() })
        {
            using var stream = new MemoryStream();
            using (var writer = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true)) x.Save(writer);
            stream.Position = 0;
            using var reader = new BinaryReader(stream);
            Assert.True(Tensor.Load(reader).Equals(x.contiguous()));
        }
    }

    [Fact]
    public void Storages_convert()
    {
        var x = tensor(new[] { 1f, 2f });
        Assert.Equal([(1f, 0f), (2f, 0f)], x.storage<float>().complex_float().ToArray());
        Assert.Equal(new Complex[] { 1, 2 }, x.storage<float>().complex_double().ToArray());
        Assert.Equal(some, Some().storage<Complex>().ToArray());
    }

    [Fact]
    public void Arcs_keep_their_digits_far_out_and_know_the_sides_of_their_cuts()
    {
        // PyTorch has nine digits here; these are those of C.
        var x = tensor(new Complex[] { new(300, 400), new(0, 2), new(-0.0, 2) });
        Assert.True(x.asin()[0].item<Complex>() is { Real: > 0.64350014879409 and < 0.64350014879410 });
        Assert.True(x.acos()[0].item<Complex>() is { Real: > 0.92729617800080 and < 0.92729617800081 });
        Assert.Equal(Math.PI / 2, x.atan()[1].item<Complex>().Real, 15);
        Assert.Equal(-Math.PI / 2, x.atan()[2].item<Complex>().Real, 15);
    }

    [Fact]
    public void What_is_not_for_complex_numbers_says_so()
    {
        var x = Some();
        string Said(Action act) => Assert.ThrowsAny<Exception>(act).Message;
        Assert.Equal("\"mse_cpu\" not implemented for 'ComplexDouble'", Said(() => nn.functional.mse_loss(x, x)));
        Assert.Equal("\"smooth_l1_cpu\" not implemented for 'ComplexDouble'", Said(() => nn.functional.smooth_l1_loss(x, x)));
        Assert.Equal("\"huber_cpu\" not implemented for 'ComplexDouble'", Said(() => nn.functional.huber_loss(x, x)));
        Assert.Equal("\"div_trunc_cpu\" not implemented for 'ComplexDouble'", Said(() => x.div(x, RoundingMode.trunc)));
        Assert.Equal("For non-complex input tensors, argument alpha must not be a complex number.", Said(() => ones(2).add(ones(2), new Complex(0, 1))));
        Assert.Equal("In-place abs is not supported for complex tensors.", Said(() => x.clone().abs_()));
        Assert.Equal("\"arange_cpu\" not implemented for 'ComplexFloat'", Said(() => arange(3, dtype: complex64)));
        Assert.Equal("result type ComplexDouble can't be cast to the desired output type Double", Said(() => ones(4, dtype: float64).add_(x)));
        Assert.Equal("value cannot be converted to type float without overflow", Said(() => ones(4).masked_fill(tensor(true), new Complex(0, 1))));
        Assert.Contains("ComplexFloat64", Said(() =>
        {
            using var parameter = new TorchSharp.Modules.Parameter(Some());
            parameter.abs().sum().backward();
            optim.SGD([parameter], 0.1).step();
        }), StringComparison.Ordinal);
    }

    [Fact]
    public void Matrices_of_complex_numbers_make_linear_maps()
    {
        Tensor x = Sample.Complex(3, 4), weight = Sample.Complex(2, 4), bias = Sample.Complex(2);
        Assert.True(nn.functional.linear(x, weight, bias).allclose(x.matmul(weight.t()) + bias));
    }

    [Fact]
    public void Large_tensors_compute_what_small_ones_do()
    {
        var x = complex(randn(300, 400, generator: new Generator(1)), randn(300, 400, generator: new Generator(2)));
        var y = (x * x.conj() + 1).sqrt();
        for (long i = 0; i < 300; i += 97) Assert.True((x[i].clone() * x[i].clone().conj() + 1).sqrt().Equals(y[i].clone()));
        var sum = x.to_type(complex128).sum();
        Assert.True(x.sum().to_type(complex128).allclose(sum, 1e-4, 1e-2));
    }
}
