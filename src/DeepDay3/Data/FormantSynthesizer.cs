using DeepDay3.Audio;

namespace DeepDay3.Data;

/// <summary>
/// Makes sounds that resemble spoken English digits, from rules alone: a pulse train and noise through four resonators whose
/// frequencies glide from sound to sound (a much simplified cascade synthesizer after Klatt, 1980). 8 kHz, mono, 16 bits. It is
/// no recording and no substitute for one; it gives programs something to learn where no data set can be had.
/// </summary>
public static class FormantSynthesizer
{
    /// <summary>Samples a second.</summary>
    public const int SampleRate = 8000;

    // Makes the hiss of an s clearly quieter than a vowel, as it is in speech.
    const double HissGain = 0.0005;

    // Pitch in Hz, scale of the formants (length of the vocal tract), tempo, breath.
    static readonly (double Pitch, double Scale, double Tempo, double Breath)[] Voices =
        [(105, 0.94, 1.00, 0.02), (128, 1.00, 1.08, 0.05), (92, 0.90, 0.92, 0.03), (190, 1.12, 1.02, 0.04), (215, 1.18, 0.95, 0.07), (150, 1.05, 1.12, 0.02)];

    /// <summary>The name of a synthetic voice.</summary>
    /// <param name="voice">0 to 5.</param>
    public static string VoiceName(int voice) => $"synthetic{voice + 1}";

    /// <summary>Makes one sound. Tempo, pitch, formants, loudness and noise vary a little from one to the next.</summary>
    /// <param name="digit">0 to 9.</param>
    /// <param name="voice">0 to 5.</param>
    /// <param name="index">Which of the voice's sounds for this digit, from 0.</param>
    /// <param name="seed">The same arguments give the same samples on one platform, and nearly the same on another.</param>
    /// <exception cref="ArgumentException">The digit or the voice does not exist, or the index is negative.</exception>
    public static AudioClip Speak(int digit, int voice, int index, int seed = 0)
    {
        if (digit is < 0 or > 9 || voice < 0 || voice >= Voices.Length || index < 0)
            throw new ArgumentException($"Digit {digit}, voice {voice}, index {index} was asked for: 0 to 9, 0 to {Voices.Length - 1} and at least 0 were expected.");
        var random = SplitMix64.For(seed, (digit * Voices.Length + voice) * 1_000_003 + index);
        var (pitch, scale, tempo, breath) = Voices[voice];
        pitch *= random.Between(0.92, 1.08);
        scale *= random.Between(0.97, 1.03);
        tempo *= random.Between(0.86, 1.16);
        Phoneme[] sounds = [.. Phoneme.Of(digit).Select(sound => sound with { Milliseconds = sound.Milliseconds * 1.35 * random.Between(0.9, 1.12) / tempo })];
        double[] wave = Synthesize(sounds, pitch, scale, breath, random);
        return Quantize(wave, random);
    }

    static double[] Synthesize(Phoneme[] sounds, double pitch, double scale, double breath, SplitMix64 random)
    {
        double total = sounds.Sum(sound => sound.Milliseconds) / 1000;
        var wave = new double[(int)(total * SampleRate)];
        var formants = new Resonator[] { new(), new(), new(), new() };
        Resonator hiss = new(), glottis = new();
        glottis.Tune(0, 120);
        Phoneme now = sounds[0];
        double phase = 0, flow = 0, wobble = random.Between(0, 2 * Math.PI);
        for (int i = 0; i < wave.Length; i++)
        {
            double time = (double)i / SampleRate, part = time / total;
            // The mouth moves slowly: a new position each millisecond will do.
            if (i % (SampleRate / 1000) == 0)
            {
                now = At(sounds, time * 1000);
                Tune(formants, now, scale);
                hiss.Tune(Math.Min(now.NoiseHz * scale, 3700), 900);
            }
            // A falling tune with a slight tremor; each pulse of the vocal folds comes when the phase is full.
            double hertz = pitch * (1.08 - 0.22 * part) * (1 + 0.012 * Math.Sin(2 * Math.PI * 5.2 * time + wobble));
            phase += hertz / SampleRate;
            double pulse = 0;
            if (phase >= 1)
            {
                phase -= 1;
                pulse = 1 + random.Between(-0.06, 0.06);
            }
            double noise = random.Between(-1, 1) + random.Between(-1, 1);
            double sound = now.Voice * glottis.Next(pulse + 0.4 * breath * noise);
            foreach (Resonator formant in formants)
                sound = formant.Next(sound);
            // Sound leaves the lips as the change of pressure, which raises the treble and removes the constant part.
            double radiated = sound - flow;
            flow = sound;
            double edge = Math.Min(1, Math.Min(time / 0.012, (total - time) / 0.035));
            wave[i] = edge * (radiated + HissGain * hiss.Next(now.Noise * noise));
        }
        return wave;
    }

    static void Tune(Resonator[] formants, Phoneme now, double scale)
    {
        formants[0].Tune(now.F1 * scale, 70);
        formants[1].Tune(now.F2 * scale, 100);
        formants[2].Tune(Math.Min(now.F3 * scale, 3500), 150);
        formants[3].Tune(Math.Min(3350 * scale, 3800), 400);
    }

    /// <summary>The targets at a time: steady in the middle of a sound, gliding around its ends.</summary>
    static Phoneme At(Phoneme[] sounds, double milliseconds)
    {
        double start = 0;
        for (int i = 0; i < sounds.Length; i++)
        {
            double end = start + sounds[i].Milliseconds;
            if (milliseconds < end || i == sounds.Length - 1)
            {
                double glide = 0.42 * sounds[i].Milliseconds;
                if (i > 0 && milliseconds < start + glide)
                    return Mix(sounds[i - 1], sounds[i], 0.5 + 0.5 * (milliseconds - start) / glide);
                if (i < sounds.Length - 1 && milliseconds > end - glide)
                    return Mix(sounds[i], sounds[i + 1], 0.5 - 0.5 * (end - milliseconds) / glide);
                return sounds[i];
            }
            start = end;
        }
        return sounds[^1];
    }

    static Phoneme Mix(Phoneme a, Phoneme b, double part)
    {
        return new(a.Milliseconds, Blend(a.Voice, b.Voice), Blend(a.Noise, b.Noise), Blend(a.NoiseHz, b.NoiseHz),
            Blend(a.F1, b.F1), Blend(a.F2, b.F2), Blend(a.F3, b.F3));

        double Blend(double from, double to) => from + (to - from) * part;
    }

    static AudioClip Quantize(double[] wave, SplitMix64 random)
    {
        double peak = Math.Max(1e-9, wave.Max(Math.Abs));
        double gain = random.Between(0.25, 0.85) / peak, floor = random.Between(0.0005, 0.004);
        var pcm16 = new short[wave.Length];
        for (int i = 0; i < wave.Length; i++)
            pcm16[i] = (short)Math.Clamp(Math.Round((wave[i] * gain + floor * random.Between(-1, 1)) * 32768), short.MinValue, short.MaxValue);
        return new AudioClip(Array.ConvertAll(pcm16, sample => sample / 32768f), SampleRate, 1, pcm16);
    }
}
