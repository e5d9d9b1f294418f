using System.Security.Cryptography;
using DeepDay3.Torch.Tests.Golden;
using TorchSharp.Kernels;

namespace DeepDay3.Torch.Tests.Kernels;

/// <summary>The kernels against PyTorch's streams, and the generator's state after each script.</summary>
public class RandomGoldenTests
{
    // The first double normal that is kept may differ from glibc's in the last bit where the platform's sine does.
    const int KeptNormalOffset = 5024;

    public static TheoryData<string> Names => GoldenFile.Load("random").Names("script");

    [Theory]
    [MemberData(nameof(Names))]
    public void A_script_gives_PyTorchs_values_and_ends_in_its_state(string name)
    {
        var golden = GoldenFile.Load("random")[name];
        var g = new MersenneTwister(unchecked((ulong)golden.Args.Long("seed")));
        var steps = golden.Args.Objects("steps");
        for (int i = 0; i < steps.Length; i++)
        {
            string op = steps[i].String("op");
            Compare(golden.Outputs[i]!, RandomScript.Run(g, steps[i]), Tolerance(op, golden.Outputs[i]!), $"{name}, step {i} ({op})");
        }

        CompareState(golden.Args, g.GetState());
    }

    /// <summary>
    /// Relative. Uniforms, coins and whole numbers are exact everywhere, blocks of float normals too; what goes through the platform's log
    /// and sin may differ in its last bits, and the inverse of erf is another approximation than PyTorch's.
    /// </summary>
    static double Tolerance(string op, GoldenTensor expected)
    {
        bool single = expected.DType == "float32";
        return op switch
        {
            "gamma" => single ? 1.2e-7 : 1e-12,
            "trunc_normal" => single ? 1e-6 : 1e-13,
            "normal" when single && expected.Count >= 16 => 0,
            "normal" or "normal_transposed" or "exponential" or "cauchy" or "log_normal" => single ? 1.2e-7 : 2e-15,
            _ => 0,
        };
    }

    static void Compare(GoldenTensor expected, Array actual, double tolerance, string where)
    {
        switch (expected.DType)
        {
            case "float32":
                Close(expected.ToDoubles(), [.. ((float[])actual).Select(x => (double)x)], tolerance, where);
                break;
            case "float64":
                Close(expected.ToDoubles(), (double[])actual, tolerance, where);
                break;
            case "int64":
                Assert.Equal(expected.As<long>(), (long[])actual);
                break;
            case "int32":
                Assert.Equal(expected.As<int>(), (int[])actual);
                break;
            case "int16":
                Assert.Equal(expected.As<short>(), (short[])actual);
                break;
            case "int8":
                Assert.Equal(expected.As<sbyte>(), (sbyte[])actual);
                break;
            case "uint8":
                Assert.Equal(expected.As<byte>(), (byte[])actual);
                break;
            default:
                Assert.Equal(expected.As<bool>(), (bool[])actual);
                break;
        }
    }

    static void Close(double[] expected, double[] actual, double tolerance, string where)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            bool close = Math.Abs(expected[i] - actual[i]) <= tolerance * Math.Abs(expected[i]);
            Assert.True(close, $"{where}: element {i} is {actual[i]:R}, PyTorch has {expected[i]:R}.");
        }
    }

    static void CompareState(GoldenArguments expected, byte[] actual)
    {
        Assert.Equal(expected.Bytes("stateHead"), actual[..24]);
        byte[] tail = expected.Bytes("stateTail");
        int kept = KeptNormalOffset - 24 - (8 * 624);
        double difference = BitConverter.ToDouble(tail, kept) - BitConverter.ToDouble(actual, KeptNormalOffset);
        Assert.InRange(difference, -1e-15, 1e-15);

        // Digest with PyTorch's tail: the rest must agree to the byte.
        byte[] copy = [.. actual];
        tail.AsSpan(kept, 8).CopyTo(copy.AsSpan(KeptNormalOffset));
        Assert.Equal(expected.String("stateSha256"), Convert.ToHexStringLower(SHA256.HashData(copy)));
        if (expected.Has("state"))
        {
            tail.AsSpan(kept, 8).CopyTo(actual.AsSpan(KeptNormalOffset));
            Assert.Equal(expected.Bytes("state"), actual);
        }
    }
}
