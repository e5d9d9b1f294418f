using System.Buffers.Binary;
using DeepDay3.Data;

namespace DeepDay3.Tests;

/// <summary>Feeds a reader thousands of damaged files: each has to end in a value or in an error that names file and byte.</summary>
static class Fuzz
{
    public const int Inputs = 10_000;

    // Declared sizes must not decide how much is allocated. The samples are small, and deflate packs about 1,000 : 1.
    const long MostAllocated = 64 << 20;

    /// <param name="samples">Intact files.</param>
    /// <param name="read">Reads a file with this name.</param>
    /// <param name="seed">Of the damages.</param>
    /// <param name="mend">Makes checksums right again, so that damages come further; applied to every second input.</param>
    /// <returns>How many inputs were refused.</returns>
    public static int Run(IReadOnlyList<byte[]> samples, Action<byte[], string> read, int seed, Func<byte[], byte[]>? mend = null)
    {
        foreach (byte[] sample in samples)
            read(sample, "intact");
        var random = new Random(seed);
        int refused = 0;
        for (int trial = 0; trial < Inputs; trial++)
        {
            byte[] input = Damage(samples[random.Next(samples.Count)], random);
            if (mend is not null && trial % 2 == 0)
                input = mend(input);
            long before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                read(input, "fuzz.bin");
            }
            catch (DataFormatException error)
            {
                refused++;
                Assert.StartsWith("fuzz.bin", error.File);
                Assert.Contains($"byte {error.Offset}", error.Message);
                Assert.InRange(error.Offset, 0, input.Length);
            }
            catch (Exception error)
            {
                Assert.Fail($"input {trial} of seed {seed} ended in {error}\n{Convert.ToHexString(input.AsSpan(0, Math.Min(input.Length, 4096)))}");
            }
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostAllocated);
        }
        Assert.InRange(refused, Inputs / 20, Inputs);
        return refused;
    }

    static byte[] Damage(byte[] sample, Random random)
    {
        List<byte> bytes = [.. sample];
        for (int change = random.Next(1, 5); change > 0; change--)
        {
            int at = random.Next(bytes.Count + 1);
            switch (random.Next(8))
            {
                case 0 when at < bytes.Count:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1 when at < bytes.Count:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2 when random.Next(3) == 0:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 3:
                    bytes.RemoveRange(at, Math.Min(random.Next(1, 16), bytes.Count - at));
                    break;
                case 4:
                    bytes.InsertRange(at, Enumerable.Range(0, random.Next(1, 16)).Select(_ => (byte)random.Next(256)).ToArray());
                    break;
                case 5:
                    int from = random.Next(bytes.Count + 1);
                    bytes.InsertRange(at, bytes.GetRange(from, Math.Min(random.Next(1, 40), bytes.Count - from)).ToArray());
                    break;
                default:
                    Overwrite(bytes, at, random);
                    break;
            }
        }
        return [.. bytes];
    }

    // Numbers that sizes go wrong with, in either order of bytes, anywhere but more often near the start.
    static void Overwrite(List<byte> bytes, int at, Random random)
    {
        if (random.Next(2) == 0)
            at = Math.Min(at, random.Next(64));
        uint number = random.Next(6) switch { 0 => uint.MaxValue, 1 => int.MaxValue, 2 => 0x80000000, 3 => 0, 4 => (uint)bytes.Count, _ => (uint)random.Next(70_000) };
        var four = new byte[4];
        if (random.Next(2) == 0)
            BinaryPrimitives.WriteUInt32LittleEndian(four, number);
        else
            BinaryPrimitives.WriteUInt32BigEndian(four, number);
        for (int i = 0; i < 4 && at + i < bytes.Count; i++)
            bytes[at + i] = four[i];
    }
}
