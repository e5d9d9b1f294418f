using System.Text.Json;
using DeepDay3.Audio;

namespace DeepDay3.Tests.Audio;

public class MelAnalyzerTests
{
    static readonly JsonElement Json = Golden.Json("mel.json");

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, Json.GetProperty("cases").GetArrayLength())];

    static (JsonElement Case, MelAnalyzer Analyzer, float[] Samples) Load(int number)
    {
        JsonElement one = Json.GetProperty("cases")[number];
        var analyzer = new MelAnalyzer(new MelOptions
        {
            SampleRate = one.GetProperty("sr").GetInt32(),
            FftSize = one.GetProperty("n_fft").GetInt32(),
            HopLength = one.GetProperty("hop").GetInt32(),
            WindowLength = one.GetProperty("win").GetInt32(),
            Bands = one.GetProperty("n_mels").GetInt32(),
            MinFrequency = one.GetProperty("fmin").GetDouble(),
            MaxFrequency = one.GetProperty("fmax").GetDouble(),
            Center = one.GetProperty("center").GetBoolean(),
            Power = one.GetProperty("power").GetDouble(),
        });
        return (one, analyzer, [.. Json.GetProperty("signal").Numbers().Take(one.GetProperty("samples").GetInt32()).Select(value => (float)value)]);
    }

    static void Close(double[] expected, IEnumerable<double> actual, double relative, double absolute)
    {
        double[] values = [.. actual];
        Assert.Equal(expected.Length, values.Length);
        for (int i = 0; i < values.Length; i++)
            Assert.True(Math.Abs(expected[i] - values[i]) <= absolute + relative * Math.Abs(expected[i]), $"number {i}: {values[i]}, expected {expected[i]}");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Mel_spectrograms_are_those_of_the_formulas(int number)
    {
        var (one, analyzer, samples) = Load(number);

        double[,] mel = analyzer.MelSpectrogram(samples);

        Assert.Equal(one.GetProperty("frames").GetInt32(), mel.GetLength(1));
        Assert.Equal(analyzer.Options.Bands, mel.GetLength(0));
        Close(one.GetProperty("mel").Numbers(), mel.Cast<double>(), 1e-6, 1e-14);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Decibels_and_cepstra_are_those_of_the_formulas(int number)
    {
        var (one, analyzer, samples) = Load(number);

        Close(one.GetProperty("db").Numbers(), analyzer.LogMel(samples).Cast<float>().Select(value => (double)value), 1e-6, 1e-4);
        Close(one.GetProperty("mfcc").Numbers(), analyzer.Mfcc(samples, 13).Cast<float>().Select(value => (double)value), 1e-6, 1e-3);
    }

    [Fact]
    public void The_mel_scale_has_its_published_points()
    {
        // librosa's documentation: hz_to_mel(60) = 0.9, hz_to_mel([110, 220, 440]) = [1.65, 3.3, 6.6].
        Assert.Equal([0.9, 1.65, 3.3, 6.6, 15, 42], new[] { 60.0, 110, 220, 440, 1000, 6400 }.Select(hertz => Math.Round(MelScale.FromHertz(hertz), 9)));
        Assert.All(new[] { 3.0, 14.99, 15, 40 }, mel => Assert.Equal(mel, MelScale.FromHertz(MelScale.ToHertz(mel)), 9));
    }

    [Fact]
    public void A_tone_is_loudest_in_its_band()
    {
        var analyzer = new MelAnalyzer(MelOptions.Speech8k);
        float[] tone = [.. Enumerable.Range(0, 8000).Select(i => (float)Math.Sin(2 * Math.PI * 1000 * i / 8000))];
        float[,] mel = analyzer.LogMel(tone);
        int loudest = Enumerable.Range(0, 40).MaxBy(band => mel[band, 50]);

        double[,] filters = MelScale.Filters(MelOptions.Speech8k);
        int nearest = Enumerable.Range(0, 40).MaxBy(band => filters[band, 32]);
        Assert.Equal(nearest, loudest);
        Assert.Equal(101, mel.GetLength(1));
    }

    [Fact]
    public void Sounds_shorter_than_a_window_are_reflected_and_silence_is_quiet()
    {
        var analyzer = new MelAnalyzer(MelOptions.Speech8k);

        Assert.Equal((40, 1), (analyzer.LogMel([0.5f]).GetLength(0), analyzer.LogMel([0.5f, -0.5f, 0.1f]).GetLength(1)));
        Assert.All(analyzer.LogMel(new float[500]).Cast<float>(), value => Assert.Equal(-100, value));
    }

    [Fact]
    public void What_cannot_be_is_named()
    {
        var analyzer = new MelAnalyzer(MelOptions.Speech8k with { Center = false });
        Assert.Contains("255 samples was asked for: at least 256 were expected", Assert.Throws<ArgumentException>(() => analyzer.LogMel(new float[255])).Message);
        Assert.Contains("41 cepstral coefficients", Assert.Throws<ArgumentException>(() => analyzer.Mfcc(new float[500], 41)).Message);
        Assert.Contains("a window of 300 samples", Assert.Throws<ArgumentException>(() => new MelAnalyzer(MelOptions.Speech8k with { WindowLength = 300 })).Message);
        Assert.Contains("hop 0", Assert.Throws<ArgumentException>(() => new MelAnalyzer(new MelOptions { HopLength = 0 })).Message);
        Assert.Contains("frequencies 5000 to 4000", Assert.Throws<ArgumentException>(() => new MelAnalyzer(MelOptions.Speech8k with { MinFrequency = 5000 })).Message);
        Assert.Contains("the range -1", Assert.Throws<ArgumentException>(() => Decibels.FromPower(new double[1, 1], range: -1)).Message);
    }
}
