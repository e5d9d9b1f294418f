// A tour of the TorchSharp API: four small programs that each learn something in seconds. They run unchanged on the managed
// engine and on TorchSharp. A test runs them all (tests/DeepDay3.Torch.Tests/TourTests.cs).
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DeepDay3.Tour;

/// <summary>1. Pictures: a convolutional network, mini-batches, a schedule, saving and loading.</summary>
public static class Pictures
{
    /// <summary>16 x 16 pictures of a horizontal, a vertical or a diagonal bar under noise, and which it is.</summary>
    public static (Tensor pictures, Tensor labels) Bars(int count)
    {
        var labels = randint(0, 3, [count]);
        var pictures = randn(count, 1, 16, 16) * 0.3;
        for (int n = 0; n < count; n++)
        {
            long kind = labels[n].item<long>(), at = randint(2, 14, [1]).item<long>();
            if (kind == 0) pictures[n, 0, at] += 1;
            else if (kind == 1) pictures[n, 0].select(1, at).add_(1);
            else pictures[n, 0].diagonal().add_(1);
        }
        return (pictures, labels);
    }

    public static Sequential Network() => Sequential(
        Conv2d(1, 8, 3, padding: 1, bias: false), BatchNorm2d(8), ReLU(), MaxPool2d(2),
        Conv2d(8, 16, 3, padding: 1), GroupNorm(4, 16), SiLU(), AvgPool2d(2),
        Dropout2d(0.1), AdaptiveAvgPool2d(4), Flatten(), Linear(256, 32), GELU(), Dropout(0.1), Linear(32, 3));

    public static double Run()
    {
        manual_seed(1);
        var (pictures, labels) = Bars(480);
        var network = Network();
        var loss = CrossEntropyLoss();
        var optimizer = optim.AdamW(network.parameters(), lr: 3e-3);
        var schedule = optim.lr_scheduler.StepLR(optimizer, step_size: 3, gamma: 0.5);
        for (int epoch = 0; epoch < 6; epoch++)
        {
            network.train();
            var order = randperm(400);
            for (int start = 0; start < 400; start += 40)
            {
                using var scope = NewDisposeScope();          // what the step makes goes with the step
                var batch = order.narrow(0, start, 40);
                optimizer.zero_grad();
                var output = loss.call(network.call(pictures.index_select(0, batch)), labels.index_select(0, batch));
                output.backward();
                nn.utils.clip_grad_norm_(network.parameters(), 1.0);
                optimizer.step();
            }
            schedule.step();
        }

        // The weights survive a trip through a file.
        using var file = new MemoryStream();
        network.save(file);
        file.Position = 0;
        var copy = Network();
        copy.load(file);
        copy.eval();
        using var quiet = no_grad();
        var guesses = copy.call(pictures.narrow(0, 400, 80)).argmax(1);
        return guesses.eq(labels.narrow(0, 400, 80)).to_type(float32).mean().item<float>();
    }
}

/// <summary>2. Sequences: embedding, LSTM, attention; is a bracket expression balanced?</summary>
public sealed class Brackets : Module<Tensor, Tensor>
{
    readonly Embedding embedding = Embedding(3, 16);
    readonly LSTM lstm = LSTM(16, 32, batchFirst: true, bidirectional: true);
    readonly LayerNorm norm = LayerNorm(64);
    readonly Linear score = Linear(64, 1);
    readonly Linear head = Linear(64, 1);

    public Brackets() : base(nameof(Brackets)) => RegisterComponents();

    public override Tensor forward(Tensor tokens)
    {
        var (states, _, _) = lstm.call(embedding.call(tokens));      // [N, T, 64]
        states = norm.call(states);
        var weights = functional.softmax(score.call(states), 1);     // attention over time, [N, T, 1]
        return head.call((weights * states).sum(1)).squeeze(1);
    }

    /// <summary>Strings of 12 brackets (1 opens, 2 closes), half of them balanced.</summary>
    static (Tensor tokens, Tensor balanced) Examples(int count, Random random)
    {
        var tokens = new long[count, 12];
        var balanced = new float[count];
        for (int n = 0; n < count; n++)
        {
            int depth = 0;
            bool good = n % 2 == 0;
            for (int t = 0; t < 12; t++)
            {
                bool open = good
                    ? depth == 0 || (depth < 12 - t && random.Next(2) == 0)
                    : random.Next(2) == 0;
                depth += open ? 1 : -1;
                tokens[n, t] = open ? 1 : 2;
            }
            int level = 0;
            bool fine = true;
            for (int t = 0; t < 12; t++) fine &= (level += tokens[n, t] == 1 ? 1 : -1) >= 0;
            balanced[n] = fine && level == 0 ? 1 : 0;
        }
        return (tensor(tokens), tensor(balanced));
    }

    public static double Run()
    {
        manual_seed(2);
        var random = new Random(2);
        var model = new Brackets();
        var loss = BCEWithLogitsLoss();
        var optimizer = optim.Adam(model.parameters(), lr: 5e-3);
        for (int step = 0; step < 150; step++)
        {
            using var scope = NewDisposeScope();
            var (tokens, balanced) = Examples(64, random);
            optimizer.zero_grad();
            loss.call(model.call(tokens), balanced).backward();
            optimizer.step();
        }
        using var quiet = no_grad();
        model.eval();
        var (asked, truth) = Examples(500, random);
        return model.call(asked).gt(0).eq(truth.gt(0.5)).to_type(float32).mean().item<float>();
    }
}

/// <summary>3. Generating: an autoencoder with transposed convolutions; 256 numbers through a bottleneck of 8.</summary>
public static class Reconstruction
{
    public static (double before, double after) Run()
    {
        manual_seed(3);
        var (pictures, _) = Pictures.Bars(128);
        var encoder = Sequential(Conv2d(1, 8, 4, stride: 2, padding: 1), LeakyReLU(0.1), Flatten(), Linear(512, 8), Tanh());
        var decoder = Sequential(Linear(8, 512), ELU(), Unflatten(1, [8, 8, 8]), ConvTranspose2d(8, 1, 4, stride: 2, padding: 1));
        var autoencoder = Sequential(("encoder", encoder), ("decoder", decoder));
        var loss = MSELoss();
        var optimizer = optim.RMSProp(autoencoder.parameters(), lr: 2e-3);
        double first = 0, last = 0;
        for (int step = 0; step < 60; step++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var output = loss.call(autoencoder.call(pictures), pictures);
            output.backward();
            optimizer.step();
            last = output.item<float>();
            if (step == 0) first = last;
        }
        return (first, last);
    }
}

/// <summary>4. Derivatives themselves: second order, by hand-made functions, of any order.</summary>
public static class Derivatives
{
    /// <summary>x^3 by a rule of our own.</summary>
    sealed class Cube : autograd.SingleTensorFunction<Cube>
    {
        public override string Name => nameof(Cube);

        public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
        {
            var x = (Tensor)vars[0];
            ctx.save_for_backward([x]);
            return x.pow(3);
        }

        public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output) =>
            [grad_output * 3 * ctx.get_saved_variables()[0].square()];
    }

    /// <summary>Value, slope and curvature of x^3 sin x at 2.</summary>
    public static (double value, double slope, double curvature) Run()
    {
        var x = tensor(2.0, requires_grad: true);
        var y = Cube.apply(x) * x.sin();
        var slope = autograd.grad([y], [x], create_graph: true)[0];
        var curvature = autograd.grad([slope], [x])[0];
        return (y.item<double>(), slope.item<double>(), curvature.item<double>());
    }
}
