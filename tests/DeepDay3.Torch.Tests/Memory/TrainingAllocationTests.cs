using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DeepDay3.Torch.Tests.Memory;

/// <summary>What a step of training asks of the collector, apart from the tensors and nodes that make up its graph.</summary>
public class TrainingAllocationTests
{
    const int Kilobyte = 1024;

    public static TheoryData<string> Models => ["mlp", "cnn", "rnn", "gru", "lstm", "attention"];

    /// <summary>The graph has as many nodes whatever the size of the data: what grows with it are buffers, and those come from the pool.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void A_step_over_twice_the_data_allocates_no_more(string model)
    {
        long small = Step(model, scale: 4).Whole, large = Step(model, scale: 8).Whole;
        Assert.True(large - small < Kilobyte, $"{small} bytes a step became {large}");
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void The_update_allocates_less_than_a_kilobyte(string model) => Assert.InRange(Step(model, scale: 4).Update, 0, Kilobyte - 1);

    static (long Whole, long Update) Step(string kind, int scale)
    {
        const int Warm = 30, Counted = 50;
        manual_seed(0);
        using Module<Tensor, Tensor> model = kind switch
        {
            "cnn" => Sequential(Conv2d(1, 8, 3, padding: 1), BatchNorm2d(8), ReLU(), MaxPool2d(2), AdaptiveAvgPool2d(1), Flatten(), Linear(8, 10)),
            _ => new Sequence(kind),
        };
        using var x = kind switch
        {
            "cnn" => randn(8, 1, 14 * scale, 14 * scale),
            _ => randn(8, 50 * scale, 16),
        };
        using var y = randint(0, 10, x.shape[0]);
        using var optimizer = optim.Adam(model.parameters());
        var criterion = CrossEntropyLoss();
        long whole = 0, update = 0;
        for (int step = 0; step < Warm + Counted; step++)
        {
            using var scope = NewDisposeScope();
            long start = GC.GetAllocatedBytesForCurrentThread();
            optimizer.zero_grad();
            long zeroed = GC.GetAllocatedBytesForCurrentThread();
            criterion.forward(model.forward(x), y).backward();
            long back = GC.GetAllocatedBytesForCurrentThread();
            optimizer.step();
            long end = GC.GetAllocatedBytesForCurrentThread();
            if (step < Warm) continue;
            whole += end - start;
            update += zeroed - start + end - back;
        }

        return (whole / Counted, update / Counted);
    }

    sealed class Sequence : Module<Tensor, Tensor>
    {
        readonly Module layer;
        readonly Linear head;

        public Sequence(string kind) : base(kind)
        {
            layer = kind switch
            {
                "rnn" => RNN(16, 32, batchFirst: true),
                "gru" => GRU(16, 32, batchFirst: true),
                "lstm" => LSTM(16, 32, batchFirst: true),
                "attention" => MultiheadAttention(16, 2),
                _ => Sequential(Linear(16, 32), ReLU()),
            };
            head = Linear(kind == "attention" ? 16 : 32, 10);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            if (layer is MultiheadAttention attention)
            {
                var q = x.transpose(0, 1);
                return head.forward(attention.forward(q, q, q, null, false, null).Item1.mean([0]));
            }

            var states = layer switch
            {
                Sequential perceptron => perceptron.forward(x),
                RNN rnn => rnn.forward(x, null).Item1,
                GRU gru => gru.forward(x, null).Item1,
                LSTM lstm => lstm.forward(x).Item1,
                _ => throw new InvalidOperationException(),
            };
            return head.forward(states[TensorIndex.Colon, -1]);
        }
    }
}
