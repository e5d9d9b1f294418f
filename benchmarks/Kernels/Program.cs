// dotnet run -c Release --project benchmarks/Kernels -- [peak] [gemm] [skinny] [tiny] [paths] [math] [workers] [cold]
// Each figure is the best of many short rounds: on a shared machine the best is the one that was not disturbed.
using System.Diagnostics;
using System.Numerics;
using TorchSharp.Kernels;

var wanted = args.Length == 0 ? ["peak", "gemm", "skinny", "tiny", "paths", "math", "workers"] : args;
Console.WriteLine($"{Gemm.Path}, {Workers.Count} processors");
if (wanted.Contains("cold"))
    Cold();
if (wanted.Contains("peak"))
    Peak();
if (wanted.Contains("gemm"))
    foreach (int size in new[] { 64, 128, 200, 256, 512, 1024 })
        foreach (string layout in new[] { "NN", "NT", "TN", "TT" })
            Both<float>(size, size, size, layout);
if (wanted.Contains("skinny"))
    foreach (var (m, n, k, layout) in new[]
    {
        (8, 384, 128, "NT"), (8, 384, 128, "NN"), (64, 10, 128, "NT"), (64, 10, 128, "NN"), (64, 384, 128, "NT"), (64, 800, 784, "NT"), (2560, 32, 25, "NT"),
        (1, 512, 512, "NN"), (1, 512, 512, "NT"), (512, 1, 512, "NN"), (512, 1, 512, "TN"), (4, 512, 512, "NT"), (16, 256, 256, "NT"), (32, 256, 256, "NT"),
        (384, 128, 64, "TN"), (32, 32, 32, "NN"), (16, 16, 16, "NN"), (16, 16, 16, "NT"), (32, 25, 36_864, "NT"), (64, 768, 256, "NT"),
    })
        Both<float>(m, n, k, layout);
if (wanted.Contains("tiny"))
{
    foreach (var (m, n, k, layout) in new[] { (1, 16, 16, "NN"), (1, 16, 16, "NT"), (1, 16, 2, "NN"), (1, 1, 16, "NN"), (4, 4, 4, "NN"), (8, 16, 16, "NN") })
    {
        Console.WriteLine($"{m}x{k} times {k}x{n} {layout}: float {Seconds<float>(m, n, k, layout) * 1e9:F1} ns, double {Seconds<double>(m, n, k, layout) * 1e9:F1} ns");
    }
}
if (wanted.Contains("paths"))
{
    var before = Gemm.Path;
    foreach (var path in Enum.GetValues<GemmPath>().Where(Gemm.IsSupported))
    {
        Gemm.Path = path;
        Console.Write($"{path} float ");
        Both<float>(512, 512, 512, "NN");
        Console.Write($"{path} double ");
        Both<double>(512, 512, 512, "NT");
    }
    Gemm.Path = before;
}
if (wanted.Contains("math"))
    Functions();
if (wanted.Contains("workers"))
    HandOff();

static void Both<T>(int m, int n, int k, string layout) where T : unmanaged, INumber<T>
{
    double flop = 2.0 * m * n * k;
    int all = Workers.Count;
    Workers.Count = 1;
    double one = Seconds<T>(m, n, k, layout);
    Workers.Count = 2;
    double two = Seconds<T>(m, n, k, layout);
    Workers.Count = all;
    Console.WriteLine($"{layout} {m}x{n}x{k}: one thread {flop / one / 1e9:F0} GFLOP/s ({one * 1e6:F2} us), two {flop / two / 1e9:F0} ({two * 1e6:F2} us)");
}

static double Seconds<T>(int m, int n, int k, string layout) where T : unmanaged, INumber<T>
{
    var random = new Random(1);
    T[] a = Values(m * k), b = Values(k * n), c = new T[m * n];
    T[] Values(int count) => Enumerable.Range(0, count).Select(_ => T.CreateChecked(random.NextDouble() - 0.5)).ToArray();
    (int aRow, int aCol) = layout[0] == 'N' ? (k, 1) : (1, m);
    (int bRow, int bCol) = layout[1] == 'N' ? (n, 1) : (1, k);
    return Best(() => Gemm.Multiply(m, n, k, T.One, a, aRow, aCol, b, bRow, bCol, T.Zero, c, n));
}

static double Best(Action action)
{
    action();
    long repeats = 1;
    double Round()
    {
        long start = Stopwatch.GetTimestamp();
        for (long i = 0; i < repeats; i++)
            action();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
    while (Round() < 0.002)
        repeats *= 2;
    double best = double.MaxValue;
    long begin = Stopwatch.GetTimestamp();
    for (int round = 0; round < 30 || Stopwatch.GetElapsedTime(begin).TotalSeconds < 0.4; round++)
        best = Math.Min(best, Round() / repeats);
    return best;
}

static unsafe void Peak()
{
    // The largest tile on data in the first-level cache is as near to the processor's peak as any program of ours gets.
    var tiles = GemmTiles512Float.Set;
    if (!Gemm.IsSupported(GemmPath.Avx512))
        return;
    float* a = Scratch.Get<float>(ScratchSlot.PackedA, 8 * 128), b = Scratch.Get<float>(ScratchSlot.PackedB, 48 * 128), c = Scratch.Get<float>(ScratchSlot.Slices, 48 * 8);
    new Span<float>(a, 8 * 128).Fill(0.5f);
    new Span<float>(b, 48 * 128).Fill(0.5f);
    for (int v = 1; v <= 3; v++)
    {
        for (int r = 1; r <= 8; r++)
        {
            int index = (v - 1) * 8 + r - 1;
            double full = Best(() => { for (int i = 0; i < 100; i++) tiles.Full[index](128, a, 1, 8, b, v * 16, c, v * 16, 1, 0, 0); }) / 100;
            double masked = Best(() => { for (int i = 0; i < 100; i++) tiles.Masked![index](128, a, 1, 8, b, v * 16, c, v * 16, 1, 0, 16); }) / 100;
            Console.WriteLine($"tile {r}x{16 * v}: {2.0 * r * 16 * v * 128 / full / 1e9:F0} GFLOP/s, masked {2.0 * r * 16 * v * 128 / masked / 1e9:F0}");
        }
    }
}

static void Cold()
{
    // Alone in a fresh process: what a notebook cell sees before the runtime has recompiled anything.
    float[] a = new float[512 * 512], b = new float[512 * 512], c = new float[512 * 512];
    var times = new List<string>();
    for (int i = 0; i < 20; i++)
    {
        long start = Stopwatch.GetTimestamp();
        Gemm.Multiply<float>(512, 512, 512, 1, a, 512, 1, b, 1, 512, 0, c, 512);
        times.Add($"{Stopwatch.GetElapsedTime(start).TotalMilliseconds:F1}");
    }
    Console.WriteLine($"512 x 512, calls 1 to 20: {string.Join(" ", times)} ms");
    times.Clear();
    for (int i = 0; i < 10; i++)
    {
        long start = Stopwatch.GetTimestamp();
        SimdMath.Tanh(a, c);
        times.Add($"{Stopwatch.GetElapsedTime(start).TotalMilliseconds:F2}");
    }
    Console.WriteLine($"tanh of 512 x 512, calls 1 to 10: {string.Join(" ", times)} ms");
}

static void Functions()
{
    var x = Enumerable.Range(0, 4096).Select(i => (i - 2048) / 512f).ToArray();
    var d = new float[x.Length];
    var y = x.Select(v => (double)v).ToArray();
    var e = new double[y.Length];
    void Show(string name, Action f, Action g) =>
        Console.WriteLine($"{name}: float {Best(f) / 4096 * 1e9:F3} ns, double {Best(g) / 4096 * 1e9:F3} ns an element");
    Show("exp", () => SimdMath.Exp(x, d), () => SimdMath.Exp(y, e));
    Show("sigmoid", () => SimdMath.Sigmoid(x, d), () => SimdMath.Sigmoid(y, e));
    Show("tanh", () => SimdMath.Tanh(x, d), () => SimdMath.Tanh(y, e));
    Show("log", () => SimdMath.Log(x, d), () => SimdMath.Log(y, e));
    Show("sin", () => SimdMath.Sin(x, d), () => SimdMath.Sin(y, e));
    Show("cos", () => SimdMath.Cos(x, d), () => SimdMath.Cos(y, e));
}

static void HandOff()
{
    var nothing = new Nothing();
    Console.WriteLine($"fork and join, spinning: {Best(() => Workers.For(2, 1, ref nothing)) * 1e9:F0} ns");
    var times = new List<double>();
    for (int i = 0; i < 50; i++)
    {
        Thread.Sleep(5);
        long start = Stopwatch.GetTimestamp();
        Workers.For(2, 1, ref nothing);
        times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
    }
    times.Sort();
    Console.WriteLine($"fork and join, parked: median {times[25]:F1} us, best {times[0]:F1} us");
}

struct Nothing : Workers.IRange
{
    public readonly void Run(int start, int end)
    {
    }
}
