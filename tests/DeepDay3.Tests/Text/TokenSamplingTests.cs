using DeepDay3.Text;

namespace DeepDay3.Tests.Text;

public class TokenSamplingTests
{
    // Chances 0.1, 0.4, 0.2, 0.3.
    static readonly float[] Scores = [MathF.Log(1), MathF.Log(4), MathF.Log(2), MathF.Log(3)];

    static double[] Rounded(double temperature = 1, int? topK = null, double? topP = null) =>
        [.. TokenSampling.Chances(Scores, temperature, topK, topP).Select(chance => Math.Round(chance, 6))];

    [Fact]
    public void Scores_become_chances()
    {
        Assert.Equal([0.1, 0.4, 0.2, 0.3], Rounded());
        // Squares and square roots.
        Assert.Equal([Math.Round(1 / 30.0, 6), Math.Round(16 / 30.0, 6), Math.Round(4 / 30.0, 6), 0.3], Rounded(temperature: 0.5));
        Assert.Equal([0, 1, 0, 0], Rounded(temperature: 0));
        Assert.Equal([0.5, 0.5], TokenSampling.Chances([1e30f, 1e30f]));
    }

    [Fact]
    public void The_best_are_kept_and_their_chances_add_up_to_one()
    {
        Assert.Equal([0, Math.Round(4 / 7.0, 6), 0, Math.Round(3 / 7.0, 6)], Rounded(topK: 2));
        Assert.Equal([0, 1, 0, 0], Rounded(topP: 0.39));
        Assert.Equal([0, Math.Round(4 / 7.0, 6), 0, Math.Round(3 / 7.0, 6)], Rounded(topP: 0.41));
        Assert.Equal([0, Math.Round(4 / 9.0, 6), Math.Round(2 / 9.0, 6), Math.Round(3 / 9.0, 6)], Rounded(topP: 0.89));
        Assert.Equal([0.1, 0.4, 0.2, 0.3], Rounded(topK: 9, topP: 1));
    }

    [Fact]
    public void Draws_have_the_chances_and_the_seed_decides()
    {
        double[] chances = TokenSampling.Chances(Scores, topK: 3);
        int[] Draws(int seed)
        {
            var random = new Random(seed);
            return [.. Enumerable.Range(0, 9000).Select(_ => TokenSampling.Draw(chances, random))];
        }
        int[] draws = Draws(1);

        Assert.DoesNotContain(0, draws);
        Assert.InRange(draws.Count(token => token == 1), 3800, 4200);
        Assert.InRange(draws.Count(token => token == 2), 1830, 2170);
        Assert.Equal(draws, Draws(1));
        Assert.NotEqual(draws, Draws(2));
    }

    [Fact]
    public void Bad_input_is_named()
    {
        foreach (Action action in new Action[] { () => TokenSampling.Chances([]), () => Rounded(temperature: -1), () => Rounded(topK: 0), () => Rounded(topP: 0), () => Rounded(topP: 1.1), () => Rounded(temperature: double.NaN) })
            Assert.Contains("a share above 0 up to 1 were expected", Assert.Throws<ArgumentException>(action).Message);
        Assert.Contains("NaN", Assert.Throws<ArgumentException>(() => TokenSampling.Chances([1, float.NaN])).Message);
    }
}
