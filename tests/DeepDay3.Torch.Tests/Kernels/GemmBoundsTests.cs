using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TorchSharp.Kernels;

namespace DeepDay3.Torch.Tests.Kernels;

/// <summary>
/// Operands that end where readable memory ends: a kernel that reads one element too many crashes the test run instead of reading a
/// neighbour's data unnoticed.
/// </summary>
[Collection("kernel settings")]
public sealed class GemmBoundsTests : IDisposable
{
    readonly GemmPath before = Gemm.Path;

    public void Dispose() => Gemm.Path = before;

    [Fact]
    public void No_operand_is_read_past_its_end()
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var a = new GuardedFloats(1 << 16);
        using var b = new GuardedFloats(1 << 16);
        using var c = new GuardedFloats(1 << 16);
        var random = new Random(9);
        foreach (var path in Enum.GetValues<GemmPath>().Where(Gemm.IsSupported))
        {
            Gemm.Path = path;
            for (int trial = 0; trial < 4000; trial++)
            {
                int m = random.Next(1, 40), n = random.Next(1, 60), k = random.Next(1, trial % 10 == 0 ? 600 : 40);
                (int aRow, int aCol) = Strides(random.Next(4), m, k);
                (int bRow, int bCol) = Strides(random.Next(4), k, n);
                Gemm.Multiply<float>(m, n, k, 1, a.Last((m - 1) * aRow + (k - 1) * aCol + 1), aRow, aCol,
                    b.Last((k - 1) * bRow + (n - 1) * bCol + 1), bRow, bCol, random.Next(2), c.Last(m * n), n);
            }
        }
        for (int length = 1; length < 100; length++)
            SimdMath.Exp(a.Last(length), c.Last(length));
    }

    static (int Row, int Column) Strides(int kind, int rows, int columns) => kind switch
    {
        0 => (columns, 1),
        1 => (1, rows),
        2 => (1, 1),
        _ => (0, 1),
    };

    /// <summary>Memory followed by a page that may not be touched.</summary>
    sealed class GuardedFloats : IDisposable
    {
        /// <summary>As large as a page is on any processor.</summary>
        const int Page = 65536;

        readonly nint block;
        readonly nint end;

        public GuardedFloats(int count)
        {
            int size = count * sizeof(float);
            block = Marshal.AllocHGlobal(size + 2 * Page);
            end = (block + size + Page - 1) / Page * Page;
            Last(count).Clear();
            Assert.Equal(0, Protect(end, Page, 0));
        }

        public Span<float> Last(int count) =>
            MemoryMarshal.CreateSpan(ref Unsafe.AddByteOffset(ref Unsafe.NullRef<float>(), end - count * sizeof(float)), count);

        public void Dispose()
        {
            const int ReadAndWrite = 3;
            Assert.Equal(0, Protect(end, Page, ReadAndWrite));
            Marshal.FreeHGlobal(block);
        }
    }

    [DllImport("libc", EntryPoint = "mprotect")]
    static extern int Protect(nint start, nint length, int access);
}
