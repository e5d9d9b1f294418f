using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DeepDay3.Benchmarks.Cases;

/// <summary>The lecture's models for spoken digits: raw waveform, one layer, Linear(10) on the last state, cross entropy.</summary>
sealed class SpokenDigitTraining : TrainingStep
{
    readonly Module<Tensor, Tensor> model;
    readonly CrossEntropyLoss criterion = CrossEntropyLoss();
    readonly Tensor input, target;
    readonly bool clips;

    public SpokenDigitTraining(string kind, int points, int hidden, int batch)
    {
        manual_seed(0);
        model = kind == "cnn"
            ? Sequential(Conv1d(1, hidden, 4, 2), ReLU(), MaxPool1d(2), AdaptiveAvgPool1d(1), Flatten(), Linear(hidden, 10))
            : new LastState(kind, hidden);
        input = kind == "cnn" ? randn(batch, 1, points) : randn(batch, points, 1);
        target = randint(0, 10, batch);
        clips = kind == "lstm";
    }

    protected override Module Model => model;

    protected override Tensor Loss() => criterion.forward(model.forward(input), target);

    protected override void Clip()
    {
        if (clips) nn.utils.clip_grad_value_(model.parameters(), 0.5);
    }

    sealed class LastState : Module<Tensor, Tensor>
    {
        readonly Module layer;
        readonly Linear head;

        public LastState(string kind, int hidden) : base(kind)
        {
            layer = kind switch
            {
                "rnn" => RNN(1, hidden, batchFirst: true),
                "gru" => GRU(1, hidden, batchFirst: true),
                "lstm" => LSTM(1, hidden, batchFirst: true),
                _ => LSTM(1, hidden, batchFirst: true, bidirectional: true),
            };
            head = Linear(kind == "bilstm" ? 2 * hidden : hidden, 10);
            RegisterComponents();
        }

        public override Tensor forward(Tensor x)
        {
            var states = layer switch
            {
                RNN rnn => rnn.forward(x, null).Item1,
                GRU gru => gru.forward(x).Item1,
                LSTM lstm => lstm.forward(x).Item1,
                _ => throw new InvalidOperationException(),
            };
            return head.forward(states[TensorIndex.Colon, -1]);
        }
    }
}
