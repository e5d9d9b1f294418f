using DeepDay3.Training;
using TorchSharp.Modules;

namespace DeepDay3.Tests.Training;

[Collection(Alone.Name)]
public class CheckpointTests
{
    [Fact]
    public void The_file_holds_the_best_weights_and_nothing_lies_beside_it()
    {
        var (x, y) = TrainingSamples.Line();
        string path = TrainingSamples.File(".dat");
        try
        {
            Linear model = TrainingSamples.Model();
            Trainer trainer = TrainingSamples.Sgd(model);
            var checkpoint = new Checkpoint(path);
            trainer.Callbacks.Add(checkpoint);
            trainer.Fit(Batches.Of(x, y, 16), TrainingSamples.Loss(model), epochs: 3);
            float[] best = TrainingSamples.Weights(model);
            Assert.Equal(3, checkpoint.SavedRecord);

            // A rate that makes everything worse: nothing is saved any more but what is asked for.
            Trainer worse = TrainingSamples.Sgd(model, 50);
            var second = new Checkpoint(path, History.Loss);
            Linear other = TrainingSamples.Model(seed: 9);
            other.load(path);
            Assert.Equal(best, TrainingSamples.Weights(other));
            worse.Callbacks.Add(second);
            worse.Fit(Batches.Of(x, y, 16), TrainingSamples.Loss(model), epochs: 3);
            Assert.Equal(1, second.SavedRecord);
            Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }

    [Fact]
    public void Every_record_is_saved_when_asked_for()
    {
        var (x, y) = TrainingSamples.Line();
        string path = TrainingSamples.File(".dat");
        try
        {
            Linear model = TrainingSamples.Model();
            Trainer trainer = TrainingSamples.Sgd(model, 50);
            var checkpoint = new Checkpoint(path, always: true);
            trainer.Callbacks.Add(checkpoint);
            trainer.Fit(Batches.Of(x, y, 16), TrainingSamples.Loss(model), epochs: 3);

            Assert.Equal(3, checkpoint.SavedRecord);
        }
        finally
        {
            Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
        }
    }
}
