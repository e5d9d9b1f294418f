using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace DeepDay3.Benchmarks.Cases;

/// <summary>A small convolutional network on 28x28 pictures.</summary>
sealed class PictureTraining : TrainingStep
{
    const int Batch = 64;

    readonly Sequential model;
    readonly CrossEntropyLoss criterion = CrossEntropyLoss();
    readonly Tensor input, target;

    public PictureTraining()
    {
        manual_seed(0);
        model = Sequential(
            Conv2d(1, 32, 3, padding: 1), BatchNorm2d(32), ReLU(), MaxPool2d(2),
            Conv2d(32, 64, 3, padding: 1), BatchNorm2d(64), ReLU(), MaxPool2d(2),
            Flatten(), Linear(3136, 128), ReLU(), Dropout(0.5), Linear(128, 10));
        input = rand(Batch, 1, 28, 28);
        target = randint(0, 10, Batch);
    }

    protected override Module Model => model;

    protected override Tensor Loss() => criterion.forward(model.forward(input), target);
}
