// Times the recurrent kernels, forward and forward + backward + all gradients, on the shapes of the course.
// Usage: dotnet run -c Release [--threads N] [--path Rows|Vector256|Vector512] [NAME ...]
using System.Diagnostics;
using TorchSharp.Kernels;

var names = new List<string>();
for (var i = 0; i < args.Length; i++)
{
    if (args[i] == "--threads")
        Workers.Count = int.Parse(args[++i]);
    else if (args[i] == "--path")
        RecurrentPaths.Forced = Enum.Parse<RecurrentPath>(args[++i], ignoreCase: true);
    else
        names.Add(args[i]);
}

(string Name, int Gates, RecurrentShape Shape, int Directions)[] cases =
[
    ("rnn128", 1, new RecurrentShape(1000, 8, 1, 128), 1),
    ("gru128", 3, new RecurrentShape(1000, 8, 1, 128), 1),
    ("bilstm64", 4, new RecurrentShape(1000, 8, 1, 64) { OutputStride = 128 }, 2),
    ("lstm64", 4, new RecurrentShape(1000, 8, 1, 64), 1),
    ("rnn256", 1, new RecurrentShape(16, 64, 256, 256), 1),
    ("gru256", 3, new RecurrentShape(16, 64, 256, 256), 1),
    ("lstm256", 4, new RecurrentShape(16, 64, 256, 256), 1),
    ("gru256step", 3, new RecurrentShape(1, 64, 256, 256), 1),
    ("gru256one", 3, new RecurrentShape(1, 1, 256, 256), 1),
];
Console.WriteLine($"{RecurrentPaths.Choose(new RecurrentShape(1000, 8, 1, 128))}, {Workers.Count} threads; best and median of 41, ms");
foreach (var (name, gates, shape, directions) in cases)
{
    if (names.Count > 0 && !names.Contains(name))
        continue;
    var layers = Enumerable.Range(0, directions).Select(d => new Layer(gates, shape with { Reverse = d == 1 })).ToArray();
    var cold = Stopwatch.GetTimestamp();
    Array.ForEach(layers, l => l.Forward(train: true));
    Array.ForEach(layers, l => l.Backward());
    var coldTime = Stopwatch.GetElapsedTime(cold).TotalMilliseconds;
    var (inferenceBest, _) = Time(() => Array.ForEach(layers, l => l.Forward(train: false)));
    var (forwardBest, forwardMedian) = Time(() => Array.ForEach(layers, l => l.Forward(train: true)));
    var (best, median) = Time(() =>
    {
        Array.ForEach(layers, l => l.Forward(train: true));
        Array.ForEach(layers, l => l.Backward());
    });
    var rows = (double)shape.Rows;
    double multiplications = rows * gates * shape.HiddenSize * (shape.HiddenSize + shape.InputSize) * directions;
    // Forward, gradient of the weights, gradient of h (not of x): two operations a multiplication.
    var gigaflops = 2 * (3 * multiplications - rows * gates * shape.HiddenSize * shape.InputSize * directions) / best / 1e6;
    Console.WriteLine($"{name,-12} inference {inferenceBest,7:f3}   forward {forwardBest,7:f3} {forwardMedian,7:f3}   with backward {best,7:f3} {median,7:f3}   {gigaflops,6:f0} GFLOP/s   first {coldTime,6:f1}");
}

static (double Best, double Median) Time(Action action)
{
    var warm = Stopwatch.StartNew();
    while (warm.ElapsedMilliseconds < 500)
        action();
    var times = new double[41];
    for (var i = 0; i < times.Length; i++)
    {
        var watch = Stopwatch.GetTimestamp();
        action();
        times[i] = Stopwatch.GetElapsedTime(watch).TotalMilliseconds;
    }
    Array.Sort(times);
    return (times[0], times[times.Length / 2]);
}

/// <summary>One direction of one layer with random weights and inputs; the loss sees the last state only.</summary>
sealed class Layer
{
    readonly int gates;
    readonly RecurrentShape shape;
    readonly float[] x, ih, hh, bih, bhh, output, hN, cN, saved, gradHN, gIh, gHh, gBih, gBhh;

    public Layer(int gates, RecurrentShape shape)
    {
        this.gates = gates;
        this.shape = shape;
        var random = new Random(1);
        var scale = 2 / MathF.Sqrt(shape.HiddenSize);
        float[] Draw(int length, float s) => [.. Enumerable.Range(0, length).Select(_ => (random.NextSingle() - 0.5f) * s)];
        int width = gates * shape.HiddenSize, state = shape.Batch * shape.HiddenSize;
        x = Draw(shape.Rows * shape.InputSize, 2);
        ih = Draw(width * shape.InputSize, scale);
        hh = Draw(width * shape.HiddenSize, scale);
        bih = Draw(width, scale);
        bhh = Draw(width, scale);
        gradHN = Draw(state, 1);
        output = new float[shape.Rows * shape.OutputStride];
        hN = new float[state];
        cN = new float[state];
        saved = new float[gates switch { 4 => LstmKernel<float>.SavedLength(shape), 3 => GruKernel<float>.SavedLength(shape), _ => 0 }];
        (gIh, gHh, gBih, gBhh) = (new float[ih.Length], new float[hh.Length], new float[width], new float[width]);
    }

    public void Forward(bool train)
    {
        var weights = new RecurrentWeights<float>(ih, hh, bih, bhh);
        Span<float> keep = train ? saved : default;
        switch (gates)
        {
            case 4: LstmKernel<float>.Forward(shape, x, default, default, weights, output, hN, cN, keep); break;
            case 3: GruKernel<float>.Forward(shape, x, default, weights, output, hN, keep); break;
            default: RnnKernel<float>.Forward(shape, false, x, default, weights, output, hN, keep); break;
        }
    }

    public void Backward()
    {
        var weights = new RecurrentWeights<float>(ih, hh, bih, bhh);
        var gradients = new RecurrentGradients<float> { InputHidden = gIh, HiddenHidden = gHh, InputBias = gBih, HiddenBias = gBhh };
        foreach (var gradient in new[] { gIh, gHh, gBih, gBhh })
            Array.Clear(gradient);
        switch (gates)
        {
            case 4: LstmKernel<float>.Backward(shape, x, default, weights, output, saved, default, gradHN, default, gradients); break;
            case 3: GruKernel<float>.Backward(shape, x, default, weights, output, saved, default, gradHN, gradients); break;
            default: RnnKernel<float>.Backward(shape, false, x, default, weights, output, saved, default, gradHN, gradients); break;
        }
    }
}
