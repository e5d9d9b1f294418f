using DeepDay3.Models;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Models.SequenceToSequence;

[Collection(Alone.Name)]
public class ShowAttendTellTests
{
    static Tensor Pictures(ScalarType type) => rand([3, 3, 8, 8], type);

    [Fact]
    public void Shapes_weights_and_steps()
    {
        manual_seed(1);
        var model = new ShowAttendTell(Sentences.Words, features: 6, hiddenSize: 5);
        Tensor pictures = Pictures(float32);
        var (scores, weights) = model.Tell(pictures, Sentences.Given);
        Assert.Equal([3, 3, Sentences.Words], scores.shape);
        Assert.Equal([3, 3, 4], weights.shape);
        Assert.True(weights.sum(dim: 2).allclose(ones(3, 3)));
        DecoderStep step = model.Step(Sentences.Given.select(1, 0), model.Encode(pictures));
        Assert.True(step.Scores.allclose(scores.select(1, 0), rtol: 0, atol: 1e-6));
    }

    [Fact]
    public void Gradients()
    {
        manual_seed(2);
        var model = new ShowAttendTell(Sentences.Words, features: 4, hiddenSize: 4);
        Tensor pictures = Pictures(float64);
        ModelGradients.Check(model, () => Sentences.Loss(model.call(pictures, Sentences.Given), Sentences.Answer));
    }

    [Fact]
    public void Padding_never_changes_the_loss()
    {
        manual_seed(3);
        var model = new ShowAttendTell(Sentences.Words, features: 4, hiddenSize: 4);
        Tensor pictures = Pictures(float32);
        Tensor loss = Sentences.Loss(model.call(pictures, Sentences.Given), Sentences.Answer);
        Tensor wider = Sentences.Loss(model.call(pictures, cat([Sentences.Given, zeros(3, 2, int64)], 1)), cat([Sentences.Answer, zeros(3, 2, int64)], 1));
        Assert.Equal(loss.item<float>(), wider.item<float>(), 1e-6f);
    }

    [Fact]
    public void One_batch_is_learnt_by_heart_and_the_seed_decides()
    {
        float Run()
        {
            manual_seed(4);
            var model = new ShowAttendTell(Sentences.Words, features: 8, hiddenSize: 12);
            Tensor pictures = Pictures(float32);
            Tensor Loss() => Sentences.Loss(model.call(pictures, Sentences.Given), Sentences.Answer);
            Assert.Equal(Sentences.Expected, Sentences.Overfit(model, Loss, () => SequenceDecoding.Greedy(model, model.Encode(pictures), Sentences.Limits)));
            return Loss().item<float>();
        }
        Assert.Equal(Run(), Run());
    }

    [Fact]
    public void Sizes_below_one_are_refused() => Assert.Contains("0 words", Assert.Throws<ArgumentException>(() => new ShowAttendTell(0)).Message);
}
