using DeepDay3.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DeepDay3.Tests.Training;

/// <summary>A line with noise and a model for it: small enough to know what has to come out.</summary>
static class TrainingSamples
{
    public static (Tensor X, Tensor Y) Line(int samples = 48, long seed = 5)
    {
        manual_seed(seed);
        Tensor x = randn(samples, 3);
        Tensor y = x.mm(tensor(new float[] { 1, -2, 0.5f }).view(3, 1)) + 0.25 + 0.01 * randn(samples, 1);
        return (x, y);
    }

    public static Linear Model(long seed = 0)
    {
        manual_seed(seed);
        return Linear(3, 1);
    }

    public static Func<(Tensor X, Tensor Y), Tensor> Loss(Module<Tensor, Tensor> model) => batch => functional.mse_loss(model.call(batch.X), batch.Y);

    public static Trainer Sgd(Linear model, double rate = 0.1) => new(model, optim.SGD(model.parameters(), rate)) { Display = TrainingDisplay.None };

    public static float[] Weights(Module model) => [.. model.parameters().SelectMany(parameter => parameter.detach().contiguous().view(-1).data<float>().ToArray())];

    public static string File(string ending) => Path.Combine(Path.GetTempPath(), $"deepday3-{Guid.NewGuid():N}", $"model{ending}");
}
