using TorchSharp;
using static TorchSharp.torch;

namespace DeepDay3.Torch.Tests.Distributions;

public class DistributionTests
{
    [Fact]
    public void Shapes_are_sample_batch_and_event()
    {
        var normal = distributions.Normal(zeros(3, 1), ones(2));
        Assert.Equal([3L, 2], normal.batch_shape.Shape);
        Assert.Equal([5L, 3, 2], normal.sample(5).shape);
        Assert.Equal([4L, 3, 2], normal.expand(new Size([4L, 3, 2])).sample().shape);
        var categorical = distributions.Categorical(ones(3, 4));
        Assert.Equal([3L], categorical.batch_shape.Shape);
        Assert.Equal([2L, 3], categorical.expand(new Size([2L, 3])).sample().shape);
        Assert.Equal([6L, 3], categorical.sample(6).shape);
    }

    [Fact]
    public void An_expansion_can_be_written_into_an_instance_of_the_same_family()
    {
        var target = distributions.Uniform(zeros(1), ones(1));
        var expanded = distributions.Uniform(zeros(1), full(1, 3.0)).expand(new Size([2L]), target);
        Assert.Same(target, expanded);
        Assert.Equal([1.5f, 1.5f], target.mean.data<float>().ToArray());
        Assert.Throws<ArgumentException>(() => distributions.Normal(zeros(1), ones(1)).expand(new Size([2L]), target));
    }

    [Fact]
    public void A_generator_of_its_own_leaves_the_default_one_alone()
    {
        float Draw() => distributions.Normal(0.0, 1.0, new Generator(5)).sample(1).ToSingle();
        Assert.Equal(Draw(), Draw());
        Assert.NotEqual(Draw(), distributions.Normal(0.0, 1.0, new Generator(6)).sample(1).ToSingle());
    }

    [Fact]
    public void Parameters_are_probabilities_or_logits_and_not_both()
    {
        Assert.Throws<ArgumentException>(() => distributions.Bernoulli(zeros(1), zeros(1)));
        Assert.Throws<ArgumentException>(() => distributions.Categorical((Tensor?)null));
        Assert.Throws<ArgumentException>(() => distributions.Categorical(tensor(1.0f)));
    }

    [Fact]
    public void What_a_family_has_not_is_said() =>
        Assert.Contains("Bernoulli", Assert.Throws<NotSupportedException>(() => distributions.Bernoulli(zeros(1)).mode).Message, StringComparison.Ordinal);

    [Fact]
    public void The_support_of_a_discrete_family_is_listed()
    {
        Assert.Equal([0f, 0, 1, 1], distributions.Bernoulli(zeros(2)).enumerate_support().contiguous().data<float>().ToArray());
        Assert.Equal([0L, 1, 2], distributions.Categorical(ones(2, 3)).enumerate_support(false).flatten().data<long>().ToArray());
    }

    [Fact]
    public void Samples_keep_the_parameters_alive_beyond_the_scope_they_were_made_in()
    {
        TorchSharp.Modules.Normal normal;
        using (NewDisposeScope()) normal = distributions.Normal(zeros(2), ones(2));
        Assert.Equal([2L], normal.sample().shape);
    }
}
