using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DeepDay3.Benchmarks.Cases;

/// <summary>Encoder and decoder with dot-product attention, teacher forcing, padding masked.</summary>
sealed class AttentionTraining : TrainingStep
{
    const int Batch = 64, Length = 16, Hidden = 256, SourceWords = 3725, TargetWords = 4405;

    readonly Translator model;
    readonly CrossEntropyLoss criterion = CrossEntropyLoss(ignore_index: 0);
    readonly Tensor source, target, label;

    public AttentionTraining()
    {
        manual_seed(0);
        model = new Translator();
        source = randint(1, SourceWords, [Batch, Length]);
        target = randint(1, TargetWords, [Batch, Length]);
        label = randint(1, TargetWords, [Batch, Length]);
    }

    public override string Unit => "tokens/s";

    protected override Module Model => model;

    protected override Tensor Loss() => criterion.forward(model.forward(source, target).flatten(0, 1), label.flatten());

    protected override double Figure(TimeSpan time) => Batch * Length / time.TotalSeconds;

    sealed class Translator : Module<Tensor, Tensor, Tensor>
    {
        readonly Embedding source = Embedding(SourceWords, Hidden, 0), target = Embedding(TargetWords, Hidden, 0);
        readonly GRU encoder = GRU(Hidden, Hidden, batchFirst: true), decoder = GRU(Hidden, Hidden, batchFirst: true);
        readonly Linear mix = Linear(2 * Hidden, Hidden), output = Linear(Hidden, TargetWords);

        public Translator() : base("translator") => RegisterComponents();

        public override Tensor forward(Tensor words, Tensor answer)
        {
            var (memory, state) = encoder.forward(source.forward(words));
            var (decoded, _) = decoder.forward(target.forward(answer), state);
            var scores = decoded.matmul(memory.transpose(1, 2));
            scores = scores.masked_fill((words == 0).unsqueeze(1), float.NegativeInfinity);
            var context = scores.softmax(-1).matmul(memory);
            return output.forward(mix.forward(cat([decoded, context], -1)).tanh());
        }
    }
}
