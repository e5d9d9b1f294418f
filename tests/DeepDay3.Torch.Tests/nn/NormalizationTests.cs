using DeepDay3.Torch.Tests.Support;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using F = TorchSharp.torch.nn.functional;

namespace DeepDay3.Torch.Tests.Modules;

public class NormalizationTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Batch_normalization_has_the_derivatives_of_its_equations(bool training)
    {
        Tensor mean = Sample.Between(-1, 1, 3), variance = Sample.Between(0.5, 2, 3);
        GradCheck.Run(x => F.batch_norm(x[0], training ? null : mean, training ? null : variance, x[1], x[2], training), Sample.AwayFromZero(4, 3), Sample.Between(0.5, 2, 3), Sample.Between(-1, 1, 3));
        GradCheck.Run(x => F.batch_norm(x[0], training ? null : mean, training ? null : variance, x[1], x[2], training), Sample.AwayFromZero(2, 3, 4), Sample.Between(0.5, 2, 3), Sample.Between(-1, 1, 3));
    }

    [Fact]
    public void Layer_normalization_has_the_derivatives_of_its_equations() =>
        GradCheck.Run(x => F.layer_norm(x[0], [2, 3], x[1], x[2]), Sample.AwayFromZero(4, 2, 3), Sample.Between(0.5, 2, 2, 3), Sample.Between(-1, 1, 2, 3));

    [Fact]
    public void Group_and_instance_normalization_have_the_derivatives_of_their_equations()
    {
        GradCheck.Run(x => F.group_norm(x[0], 2, x[1], x[2]), Sample.AwayFromZero(2, 4, 3), Sample.Between(0.5, 2, 4), Sample.Between(-1, 1, 4));
        GradCheck.Run(x => F.instance_norm(x[0], null, null, x[1], x[2]), Sample.AwayFromZero(2, 2, 5), Sample.Between(0.5, 2, 2), Sample.Between(-1, 1, 2));
        GradCheck.Run(x => F.local_response_norm(x[0], 3, 0.5, 0.75, 1.5), Sample.AwayFromZero(2, 5, 2));
    }

    [Fact]
    public void Only_the_parameters_that_want_a_gradient_get_one()
    {
        var x = Sample.AwayFromZero(4, 3);
        var shift = zeros(3, float64).requires_grad_();
        F.layer_norm(x, [3], ones(3, float64), shift).sum().backward();
        Assert.True(shift.grad!.allclose(full(3, 4.0, float64)));
        var scale = ones(3, float64).requires_grad_();
        F.batch_norm(x, null, null, scale, null, training: true).sum().backward();
        Assert.True(scale.grad!.abs().max().item<double>() < 1e-12);
    }

    [Fact]
    public void Batch_normalization_keeps_statistics_in_training_and_uses_them_in_evaluation()
    {
        using var module = BatchNorm2d(2, momentum: 0.25).@double();
        var x = Sample.AwayFromZero(3, 2, 2, 2) + 1;
        var trained = module.call(x);
        Assert.True(trained.mean([0, 2, 3]).abs().max().item<double>() < 1e-12);
        Assert.Equal(1, module.num_batches_tracked!.item<long>());
        Assert.True(module.running_mean!.allclose(x.mean([0, 2, 3]) * 0.25));
        Assert.True(module.running_var!.allclose((x.transpose(0, 1).reshape(2, -1).var(1) * 0.25) + 0.75));
        module.eval();
        var before = module.running_mean!.clone();
        var evaluated = module.call(x);
        Assert.True(evaluated.allclose((x - module.running_mean!.view(1, 2, 1, 1)) / (module.running_var!.view(1, 2, 1, 1) + 1e-5).sqrt()));
        Assert.True(before.equal(module.running_mean!).all().item<bool>());
        module.reset_running_stats();
        Assert.Equal(0, module.num_batches_tracked!.item<long>());
        Assert.Equal(1, module.running_var![0].item<double>());
    }

    [Fact]
    public void Without_running_statistics_evaluation_uses_the_batch()
    {
        using var module = BatchNorm1d(3, track_running_stats: false);
        module.eval();
        Assert.Null(module.running_mean);
        Assert.True(module.call(Sample.AwayFromZero(5, 3).to_type(float32)).mean([0]).abs().max().item<float>() < 1e-6);
        Assert.Equal(["weight", "bias"], module.state_dict().Keys);
    }

    [Fact]
    public void Instance_normalization_takes_one_sample_without_a_batch_and_moves_its_statistics()
    {
        using var module = InstanceNorm1d(2, track_running_stats: true, affine: true).@double();
        var x = Sample.AwayFromZero(2, 5);
        Assert.True(module.call(x).allclose(module.call(x.unsqueeze(0)).squeeze(0)));
        Assert.True(module.running_mean!.allclose(x.mean([1]) * 0.19));
    }

    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 3)]
    [InlineData(3, 4)]
    public void Inputs_of_a_wrong_number_of_dimensions_are_refused(int dimensions, int rank)
    {
        Module<Tensor, Tensor> module = dimensions switch { 1 => BatchNorm1d(2), 2 => BatchNorm2d(2), _ => BatchNorm3d(2) };
        Assert.Throws<ArgumentException>(() => module.call(zeros([.. Enumerable.Repeat(2L, rank)])));
    }

    [Fact]
    public void A_normalization_behind_a_linear_layer_can_be_folded_into_it()
    {
        using var linear = Linear(3, 2);
        using var norm = BatchNorm1d(2);
        var x = Sample.AwayFromZero(5, 3).to_type(float32);
        norm.call(linear.call(x));
        init.uniform_(norm.weight!, 0.5, 2);
        Assert.Throws<ArgumentException>(() => nn.utils.fuse_linear_bn_eval(linear, norm));
        linear.eval();
        norm.eval();
        using var fused = nn.utils.fuse_linear_bn_eval(linear, norm);
        Assert.True(fused.call(x).allclose(norm.call(linear.call(x)), 1e-4, 1e-5));
    }

    [Fact]
    public void Statistics_of_values_far_from_zero_keep_their_digits()
    {
        var x = (Sample.AwayFromZero(64, 2, 50) + 1000).to_type(float32);
        var expected = x.to_type(float64);
        expected = (expected - expected.mean([0, 2], keepdim: true)) / (expected.var([0, 2], unbiased: false, keepdim: true) + 1e-5).sqrt();
        Assert.True(F.batch_norm(x, null, null, training: true).to_type(float64).allclose(expected, 1e-4, 2e-4));
    }
}
