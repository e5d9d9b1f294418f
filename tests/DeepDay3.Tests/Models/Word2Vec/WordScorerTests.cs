using DeepDay3.Models;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Models.Word2Vec;

[Collection(Alone.Name)]
public class WordScorerTests
{
    const int Words = 7, Size = 4;

    static T Random<T>(T model) where T : WordScorer
    {
        manual_seed(3);
        using var mode = no_grad();
        model.Input.weight!.normal_();
        model.Output.weight!.normal_();
        model.to(float64);
        return model;
    }

    [Fact]
    public void Scores_are_dot_products()
    {
        using var model = Random(new SkipGram(Words, Size));
        Tensor scores = model.call(tensor(new long[] { 2, 5 }), tensor(new long[] { 0, 1, 6, 6, 3, 2 }, [2, 3]));

        Assert.Equal([2, 3], scores.shape);
        Assert.Equal(model.Input.weight![5].dot(model.Output.weight![3]).item<double>(), scores[1, 1].item<double>(), 12);
        Assert.Equal(scores[1, 1].item<double>(), model.Scores(tensor(new long[] { 2, 5 }))[1, 3].item<double>(), 12);
    }

    [Fact]
    public void Words_that_are_not_there_and_the_order_of_those_that_are_change_nothing()
    {
        using var model = Random(new Cbow(Words, Size));
        double[] Scores(params long[] given) => [.. model.Scores(tensor(given, [1, given.Length])).data<double>()];

        double[] three = Scores(1, 4, 2);
        Assert.Equal(three, Scores(1, 4, 2, Cbow.Nothing, Cbow.Nothing));
        Assert.Equal(three.Select(score => Math.Round(score, 12)), Scores(4, 2, 1).Select(score => Math.Round(score, 12)));
        Assert.Equal(model.Input.weight![tensor(new long[] { 1, 4, 2 })].mean([0]).dot(model.Output.weight![3]).item<double>(), three[3], 12);
        Assert.All(Scores(Cbow.Nothing), score => Assert.Equal(0, score));
    }

    [Fact]
    public void The_gradient_of_negative_sampling_is_what_the_hand_finds()
    {
        using var model = Random(new SkipGram(Words, Size));
        long[] targets = [1, 3, 6];
        WordScorer.NegativeSamplingLoss(model.call(tensor(new long[] { 2 }), tensor(targets, [1, 3]))).backward();

        // (sigmoid(u v) - t) v for each target's vector, and the sum of (sigmoid(u v) - t) u for the word's.
        Tensor v = model.Input.weight![2].detach(), sum = zeros(Size, dtype: float64);
        foreach ((int k, long target) in targets.Index())
        {
            Tensor u = model.Output.weight![target].detach(), error = u.dot(v).sigmoid() - (k == 0 ? 1 : 0);
            sum += error * u;
            Assert.True(allclose(error * v, model.Output.weight!.grad![target], 1e-10, 1e-12));
        }
        Assert.True(allclose(sum, model.Input.weight!.grad![2], 1e-10, 1e-12));
        Assert.Equal(0, model.Input.weight!.grad![0].abs().sum().item<double>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Gradients_agree_with_finite_differences(bool skipGram)
    {
        using WordScorer model = skipGram ? Random(new SkipGram(Words, Size)) : Random(new Cbow(Words, Size));
        Tensor given = skipGram ? tensor(new long[] { 2, 5 }) : tensor(new long[] { 2, 5, -1, 0, 1, 6 }, [2, 3]), targets = tensor(new long[] { 0, 1, 6, 6, 3, 2 }, [2, 3]);
        Tensor Loss() => WordScorer.NegativeSamplingLoss(model.call(given, targets));
        Loss().backward();

        foreach (var parameter in model.parameters())
        {
            using var mode = no_grad();
            for (int i = 0; i < Words * Size; i++)
            {
                double At(double shift)
                {
                    parameter[i / Size, i % Size].add_(shift);
                    double loss = Loss().item<double>();
                    parameter[i / Size, i % Size].sub_(shift);
                    return loss;
                }
                Assert.Equal((At(1e-5) - At(-1e-5)) / 2e-5, parameter.grad![i / Size, i % Size].item<double>(), 8);
            }
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_batch_is_learnt_by_heart_and_the_seed_decides(bool skipGram)
    {
        double[] Learn(int seed)
        {
            manual_seed(seed);
            using WordScorer model = skipGram ? new SkipGram(Words, 8) : new Cbow(Words, 8);
            Tensor given = skipGram ? arange(Words) : stack([arange(Words), (arange(Words) + 1) % Words], 1), next = (arange(Words) + 3) % Words;
            using var optimizer = optim.Adam(model.parameters(), 0.1);
            for (int step = 0; step < 60; step++)
            {
                using var scope = NewDisposeScope();
                optimizer.zero_grad();
                nn.functional.cross_entropy(model.Scores(given), next).backward();
                optimizer.step();
            }
            Assert.Equal(next.data<long>().ToArray(), model.Scores(given).argmax(1).data<long>().ToArray());
            return [.. model.Input.weight!.data<float>().ToArray().Select(value => (double)value)];
        }

        Assert.Equal(Learn(1), Learn(1));
        Assert.NotEqual(Learn(1), Learn(2));
    }
}
