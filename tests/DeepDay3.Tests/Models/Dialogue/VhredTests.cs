using DeepDay3.Models;
using DeepDay3.Tests.Models.SequenceToSequence;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Models.Dialogue;

[Collection(Alone.Name)]
public class VhredTests
{
    [Theory]
    [InlineData(RecurrentUnit.SimpleRnn, false)]
    [InlineData(RecurrentUnit.Gru, true)]
    [InlineData(RecurrentUnit.Lstm, false)]
    public void Shapes_and_gradients_through_the_noise(RecurrentUnit unit, bool bidirectional)
    {
        manual_seed(1);
        var model = new Vhred(Dialogues.Options(unit, bidirectional));
        VhredOutput output = model.call(Dialogues.Turns, Sentences.Given, Sentences.Answer);
        Assert.Equal([3, 3, Dialogues.Words], output.Scores.shape);
        foreach (Tensor part in new[] { output.PriorMean, output.PriorLogVariance, output.Mean, output.LogVariance, output.Z, output.Divergence() })
            Assert.Equal([3, 3], part.shape);
        Assert.Equal([3], output.Reconstruction(Sentences.Answer).shape);
        ModelGradients.Check(model, () =>
        {
            manual_seed(2);
            return model.call(Dialogues.Turns, Sentences.Given, Sentences.Answer).Loss(Sentences.Answer, beta: 0.7);
        });
    }

    [Theory]
    [InlineData(RecurrentUnit.SimpleRnn, false)]
    [InlineData(RecurrentUnit.Gru, true)]
    [InlineData(RecurrentUnit.Lstm, true)]
    public void Padding_of_words_and_of_turns_never_changes_a_result(RecurrentUnit unit, bool bidirectional)
    {
        manual_seed(3);
        var model = new Vhred(Dialogues.Options(unit, bidirectional));
        VhredOutput Output(Tensor turns, Tensor given, Tensor answer)
        {
            manual_seed(4);
            return model.call(turns, given, answer);
        }
        VhredOutput plain = Output(Dialogues.Turns, Sentences.Given, Sentences.Answer);
        Tensor answer = Dialogues.Widened(Sentences.Answer);
        VhredOutput wider = Output(Dialogues.Wider, Dialogues.Widened(Sentences.Given), answer);
        Assert.True(plain.Scores.allclose(wider.Scores.narrow(1, 0, 3), rtol: 0, atol: 1e-6));
        Assert.True(plain.Z.allclose(wider.Z, rtol: 0, atol: 1e-6));
        Assert.True(plain.PriorMean.allclose(wider.PriorMean, rtol: 0, atol: 1e-6));
        Assert.True(plain.Reconstruction(Sentences.Answer).allclose(wider.Reconstruction(answer), rtol: 0, atol: 1e-5));
        Assert.Equal(plain.Loss(Sentences.Answer).item<float>(), wider.Loss(answer).item<float>(), 1e-5f);
    }

    [Fact]
    public void The_divergence_is_that_of_two_normal_distributions()
    {
        // One number by hand, from p = N(1, 4) to q = N(3, 1): 1/2 (ln 4 + (1 + 4) / 4 - 1).
        static Tensor One(double value) => tensor(new[,] { { value } });
        var output = new VhredOutput(One(0), One(1), One(Math.Log(4)), One(3), One(0), One(0));
        Assert.Equal(0.5 * (Math.Log(4) + 1.25 - 1), output.Divergence().item<double>(), 1e-12);
        Assert.Equal(0, (output with { Mean = One(1), LogVariance = One(Math.Log(4)) }).Divergence().item<double>(), 1e-12);
        // And by the mean of log q - log p over draws from q.
        manual_seed(5);
        Tensor z = Vae.Reparameterize(full([200_000], 3.0, float64), zeros(200_000, float64));
        Tensor ratio = -0.5 * (z - 3).square() + 0.5 * ((z - 1).square() / 4 + Math.Log(4));
        Assert.Equal(ratio.mean().item<double>(), output.Divergence().item<double>(), 0.02);
        // Before a standard normal distribution it is the divergence of a VAE.
        manual_seed(6);
        var (mean, logVariance, none) = (randn(4, 3), randn(4, 3), zeros(4, 3));
        Assert.True(new VhredOutput(none, none, none, mean, logVariance, none).Divergence().allclose(new VaeOutput(none, mean, logVariance, none).Divergence(), rtol: 0, atol: 1e-5));
    }

    [Fact]
    public void The_loss_is_the_sum_over_words_and_beta_weighs_the_divergence()
    {
        manual_seed(7);
        var model = new Vhred(Dialogues.Options());
        VhredOutput output = model.call(Dialogues.Turns, Sentences.Given, Sentences.Answer);
        Tensor log = output.Scores.log_softmax(2);
        double hand = 0;
        for (int n = 0; n < 3; n++)
        {
            for (int t = 0; t < 3; t++)
            {
                long word = Sentences.Answer[n, t].item<long>();
                hand -= word == 0 ? 0 : log[n, t, word].item<float>() / 3;
            }
        }
        double divergence = output.Divergence().sum().item<float>() / 3;
        Assert.Equal(hand, output.Loss(Sentences.Answer, 0).item<float>(), 1e-5);
        Assert.Equal(hand + 0.25 * divergence, output.Loss(Sentences.Answer, 0.25).item<float>(), 1e-5);
        Assert.True(divergence > 0);
    }

    [Fact]
    public void The_prior_hears_the_context_alone_and_the_posterior_the_answer_too()
    {
        manual_seed(8);
        var model = new Vhred(Dialogues.Options());
        VhredOutput output = model.call(Dialogues.Turns, Sentences.Given, Sentences.Answer), other = model.call(Dialogues.Turns, Sentences.Given, Sentences.Source);
        Assert.True(output.PriorMean.allclose(other.PriorMean));
        Assert.False(output.Mean.allclose(other.Mean, rtol: 0, atol: 1e-4));
        // Another context, the same last turn and the same answer.
        Tensor changed = Dialogues.Turns;
        changed[1, 0, 0] = 4;
        VhredOutput elsewhere = model.call(changed, Sentences.Given, Sentences.Answer);
        Assert.False(output.PriorMean[1].allclose(elsewhere.PriorMean[1], rtol: 0, atol: 1e-4));
        Assert.False(output.Mean[1].allclose(elsewhere.Mean[1], rtol: 0, atol: 1e-4));
        Assert.True(output.PriorMean[0].allclose(elsewhere.PriorMean[0]));
    }

    [Fact]
    public void Steps_are_teacher_forcing_word_by_word_for_a_given_z()
    {
        manual_seed(9);
        var model = new Vhred(Dialogues.Options(RecurrentUnit.Lstm));
        VhredOutput output = model.call(Dialogues.Turns, Sentences.Given, Sentences.Answer);
        Sentences.AssertSteps(model, model.Start(model.Context(Dialogues.Turns), output.Z), output.Scores);
    }

    [Fact]
    public void Encoding_draws_from_the_prior_and_the_seed_decides()
    {
        manual_seed(10);
        var model = new Vhred(Dialogues.Options());
        Tensor Drawn(long seed)
        {
            manual_seed(seed);
            return model.Encode(Dialogues.Turns).Memory!.narrow(1, 7, 3);
        }
        Assert.True(Drawn(1).Equals(Drawn(1)));
        Assert.False(Drawn(1).allclose(Drawn(2), rtol: 0, atol: 1e-3));
        // A generator of its own leaves the global one alone.
        Tensor Own(long seed)
        {
            using var generator = new Generator(3);
            model.Generator = generator;
            try { return Drawn(seed); }
            finally { model.Generator = null; }
        }
        Assert.True(Own(1).Equals(Own(2)));
        // Many draws have the prior's mean and spread.
        Tensor many = Dialogues.Turns.narrow(0, 1, 1).expand(4000, 3, 3);
        Tensor z = model.Encode(many).Memory!.narrow(1, 7, 3).detach();
        var (mean, logVariance) = model.Prior(model.Context(Dialogues.Turns));
        Assert.True(z.mean([0L]).allclose(mean[1].detach(), rtol: 0, atol: 0.08));
        Assert.True(z.std(0L).allclose((0.5 * logVariance[1]).exp().detach(), rtol: 0, atol: 0.08));
    }

    [Fact]
    public void One_batch_is_learnt_by_heart_and_the_seed_decides()
    {
        float Run()
        {
            manual_seed(11);
            var model = new Vhred(Dialogues.Options());
            Tensor Loss() => model.call(Dialogues.Turns, Sentences.Given, Sentences.Answer).Loss(Sentences.Answer);
            Assert.Equal(Sentences.Expected, Sentences.Overfit(model, Loss, () => SequenceDecoding.Greedy(model, model.Encode(Dialogues.Turns), Sentences.Limits)));
            return Loss().item<float>();
        }
        Assert.Equal(Run(), Run());
    }

    [Fact]
    public void Without_the_divergence_the_latent_variable_tells_two_answers_to_one_question_apart()
    {
        manual_seed(12);
        Tensor turns = tensor(new long[,,] { { { 3, 4 } }, { { 3, 4 } } }), given = tensor(new long[,] { { 1, 5 }, { 1, 6 } }), answer = tensor(new long[,] { { 5, 2 }, { 6, 2 } });
        var model = new Vhred(Dialogues.Options());
        int[][] written = Sentences.Overfit(model, () => model.call(turns, given, answer).Loss(answer, beta: 0), () =>
        {
            Tensor context = model.Context(turns);
            return SequenceDecoding.Greedy(model, model.Start(context, model.Posterior(context, answer).Mean), Sentences.Limits);
        });
        Assert.Equal([[5], [6]], written);
    }

    [Fact]
    public void Sizes_that_make_no_model_are_refused() =>
        Assert.Contains("latent size 0", Assert.Throws<ArgumentException>(() => new Vhred(Dialogues.Options() with { LatentSize = 0 })).Message);
}
