using TorchSharp.Kernels;

namespace DeepDay3.Torch.Tests.Kernels;

public class MersenneTwisterTests
{
    [Fact]
    public void The_ten_thousandth_word_of_seed_5489_is_the_one_the_authors_publish()
    {
        var g = new MersenneTwister(5489);
        for (int i = 0; i < 9999; i++)
            g.Next32();
        Assert.Equal(4123659995u, g.Next32());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(623)]
    [InlineData(624)]
    [InlineData(625)]
    [InlineData(3000)]
    public void Filling_gives_what_drawing_one_by_one_gives(int count)
    {
        for (int offset = 0; offset < 700; offset += 89)
        {
            var one = new MersenneTwister(42);
            var many = new MersenneTwister(42);
            for (int i = 0; i < offset; i++)
                Assert.Equal(one.Next32(), many.Next32());
            var words = new uint[count];
            many.Fill(words);
            foreach (uint word in words)
                Assert.Equal(one.Next32(), word);
            Assert.Equal(one.GetState(), many.GetState());
            Assert.Equal(one.Next64(), many.Next64());
        }
    }

    [Fact]
    public void Only_the_low_half_of_the_seed_reaches_the_stream()
    {
        var low = new MersenneTwister(5);
        var high = new MersenneTwister((1ul << 32) + 5);
        Assert.Equal(low.Next64(), high.Next64());
        Assert.NotEqual(low.InitialSeed, high.InitialSeed);
    }

    [Fact]
    public void A_copy_continues_alike_and_on_its_own()
    {
        var g = new MersenneTwister(3);
        RandomSample.Normal(g, 0, 1);
        var copy = g.Clone();
        byte[] before = copy.GetState();
        double expected = RandomSample.Normal(g, 0, 1);
        g.Next64();
        Assert.Equal(before, copy.GetState());
        Assert.Equal(expected, RandomSample.Normal(copy, 0, 1));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(623)]
    [InlineData(624)]
    [InlineData(625)]
    public void A_state_restores_the_stream_and_the_kept_samples(int draws)
    {
        var g = new MersenneTwister(99);
        for (int i = 0; i < draws; i++)
            g.Next32();
        g.NextDoubleNormal = -0.5;
        g.NextFloatNormal = 0.25f;
        var other = new MersenneTwister(1);
        other.SetState(g.GetState());
        Assert.Equal(g.GetState(), other.GetState());
        Assert.Equal(-0.5, other.NextDoubleNormal);
        Assert.Equal(0.25f, other.NextFloatNormal);
        Assert.Equal(g.Next64(), other.Next64());
    }

    [Fact]
    public void Seeding_forgets_the_kept_samples()
    {
        var g = new MersenneTwister(1) { NextDoubleNormal = 1, NextFloatNormal = 1 };
        g.Seed(1);
        Assert.Equal(new MersenneTwister(1).GetState(), g.GetState());
    }

    [Fact]
    public void A_broken_state_is_refused_and_changes_nothing()
    {
        var g = new MersenneTwister(17);
        g.Next32();
        byte[] before = g.GetState();
        Assert.Contains("5056 bytes", Assert.Throws<ArgumentException>(() => g.SetState(new byte[100])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => g.SetState(new byte[MersenneTwister.StateLength]));

        // Every single byte of the counters and of the words' high halves matters; no change may crash or leave a state that cannot be drawn from.
        var random = new Random(5);
        for (int i = 0; i < 3000; i++)
        {
            byte[] broken = [.. before];
            broken[random.Next(broken.Length)] ^= (byte)random.Next(1, 256);
            var victim = new MersenneTwister(2);
            byte[] untouched = victim.GetState();
            try
            {
                victim.SetState(broken);
                victim.Fill(new uint[700]);
            }
            catch (ArgumentException)
            {
                Assert.Equal(untouched, victim.GetState());
            }
        }

        Assert.Equal(before, g.GetState());
    }
}
