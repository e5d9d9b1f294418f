using DeepDay3.Audio;

namespace DeepDay3.Tests.Audio;

public class ImaAdpcmTests
{
    [Fact]
    public void Codes_are_those_of_the_standard()
    {
        // By hand from the tables of the standard: step 7 allows 0 + 7 + 3 + 1 = 11 at most, then the step is 16, and so on.
        Assert.Equal([11, 11 + 30, 11 + 30 + 63], ImaAdpcm.Decode([0x77, 0x07], 3).Select(s => (int)s));
        Assert.Equal([-11, -9], ImaAdpcm.Decode([0x0F], 2).Select(s => (int)s));
    }

    [Fact]
    public void Sound_comes_back_with_a_noise_25_dB_below_it()
    {
        short[] samples = [.. Enumerable.Range(0, 4001).Select(i => (short)(9000 * Math.Sin(i * 0.2) + 3000 * Math.Sin(i * 0.71 + 1)))];

        byte[] bytes = ImaAdpcm.Encode(samples);
        short[] back = ImaAdpcm.Decode(bytes, samples.Length);

        Assert.Equal(2001, bytes.Length);
        double power = samples.Sum(s => (double)s * s), noise = samples.Zip(back, (a, b) => (double)(a - b) * (a - b)).Sum();
        Assert.InRange(10 * Math.Log10(power / noise), 25, 60);
    }

    [Fact]
    public void The_extremes_do_not_overflow()
    {
        short[] samples = [.. Enumerable.Range(0, 400).Select(i => i / 100 % 2 == 0 ? short.MaxValue : short.MinValue)];

        short[] back = ImaAdpcm.Decode(ImaAdpcm.Encode(samples), samples.Length);

        Assert.All(Enumerable.Range(0, 4), part => Assert.InRange(Math.Abs(back[part * 100 + 99] - samples[part * 100 + 99]), 0, 600));
    }

    [Fact]
    public void A_number_of_bytes_that_does_not_fit_is_named() =>
        Assert.Contains("5 samples in 2 bytes", Assert.Throws<ArgumentException>(() => ImaAdpcm.Decode([1, 2], 5)).Message);
}
