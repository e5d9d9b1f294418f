#:project ../../src/DeepDay3/DeepDay3.csproj
#:property PublishAot=false

// Makes spoken_digits.bin with espeak-ng: `dotnet run data/spoken_digits/make.cs`, from the root of the repository.
using System.Diagnostics;
using DeepDay3.Audio;
using DeepDay3.Data;

const int Rate = 8000, Variations = 10;
string[] words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
// Accents, each with another variant (pitch, formants, breath): plain accents share many of their sounds, and en-gb takes no variant.
// The names are those of the set's speakers.
(string Name, string Voice)[] voices =
[
    ("american", "en-us"), ("british", "en-gb"), ("scottish", "en-gb-scotland+m4"), ("lancaster", "en-gb-x-gbclan+m5"),
    ("westmidlands", "en-gb-x-gbcwmd+Andy"), ("received", "en-gb-x-rp+m3"), ("caribbean", "en-029+m8"), ("newyork", "en-us-nyc+Michael"),
    ("annie", "en-us+Annie"), ("belinda", "en-us+belinda"), ("linda", "en-us+linda"), ("steph", "en-gb-x-rp+steph"),
    ("female2", "en-us-nyc+f2"), ("female4", "en-gb-scotland+f4"), ("male7", "en-us+m7"), ("grandma", "en-us+grandma"),
];
var clips = new List<SpokenDigit>();
foreach ((string name, string voice) in voices)
{
    for (int digit = 0; digit < 10; digit++)
    {
        for (int index = 0; index < Variations; index++)
        {
            // Tempo, pitch and the tune of the sentence vary; 7 and 3 have no divisor in common with 10, so every value comes once.
            int number = digit + index, tempo = 128 + 7 * (7 * number % Variations), pitch = 30 + 4 * (3 * number % Variations);
            string text = words[digit] + ".!?."[index % 4];
            float loudness = 0.3f + 0.06f * ((index * 7 + digit * 3) % Variations);
            clips.Add(new SpokenDigit(digit, name, index, Finish(Speak(voice, text, tempo, pitch), loudness)));
        }
    }
}
byte[] file = SpokenDigitFile.Write(clips);
File.WriteAllBytes("data/spoken_digits/spoken_digits.bin", file);
Console.WriteLine($"{clips.Count} clips of {clips.Average(clip => clip.Clip.Seconds):F3} s in {file.Length:N0} bytes");

static AudioClip Speak(string voice, string text, int tempo, int pitch)
{
    string path = Path.GetTempFileName();
    try
    {
        using Process espeak = Process.Start("espeak-ng", ["-v", voice, "-s", $"{tempo}", "-p", $"{pitch}", "-w", path, text]);
        espeak.WaitForExit();
        return espeak.ExitCode == 0 ? WavFile.Read(path) : throw new InvalidOperationException($"espeak-ng ended with {espeak.ExitCode} for the voice {voice}: 0 was expected.");
    }
    finally
    {
        File.Delete(path);
    }
}

// To 8 kHz, without the silence at both ends, with a given peak.
static AudioClip Finish(AudioClip clip, float loudness)
{
    float[] samples = Resample(clip.Samples, clip.SampleRate);
    float peak = samples.Max(Math.Abs), quiet = 0.015f * peak;
    int margin = Rate / 50;
    int first = Math.Max(0, Array.FindIndex(samples, s => Math.Abs(s) > quiet) - margin);
    int end = Math.Min(samples.Length, Array.FindLastIndex(samples, s => Math.Abs(s) > quiet) + margin);
    short[] pcm16 = [.. samples[first..end].Select(s => (short)Math.Round(s / peak * loudness * 32767))];
    return new AudioClip(Array.ConvertAll(pcm16, s => s / 32768f), Rate, 1, pcm16);
}

// A low-pass at 3.8 kHz and new samples in one: a sinc of 32 zero crossings under a Hann window.
static float[] Resample(float[] samples, int rate)
{
    const int Crossings = 32;
    double cutoff = 2 * 3800.0 / rate, reach = Crossings / cutoff;
    var result = new float[(int)((long)samples.Length * Rate / rate)];
    for (int i = 0; i < result.Length; i++)
    {
        double centre = (double)i * rate / Rate, sum = 0;
        for (int j = Math.Max(0, (int)Math.Ceiling(centre - reach)); j < samples.Length && j <= centre + reach; j++)
        {
            double x = Math.PI * cutoff * (j - centre);
            sum += samples[j] * cutoff * (x == 0 ? 1 : Math.Sin(x) / x) * (0.5 + 0.5 * Math.Cos(x / Crossings));
        }
        result[i] = (float)sum;
    }
    return result;
}
