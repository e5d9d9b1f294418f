using DeepDay3.Data;
using DeepDay3.Text;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Data.Synthetic;

[Collection(Alone.Name)]
public class CaptionLearningTests(Xunit.Abstractions.ITestOutputHelper output)
{
    const int Train = 5000, Test = 400, Size = 96;

    [Fact]
    public void A_small_network_writes_captions()
    {
        CaptionedShapes[] shapes = CaptionedShapes.Make(Train + Test, seed: 1);
        Vocabulary words = Vocabulary.Build(shapes.SelectMany(one => one.Caption));
        int start = words[Vocabulary.Start], end = words[Vocabulary.End];
        Tensor pictures = stack([.. shapes.Select(one => one.Picture.ToTensor())]);
        Tensor captions = Sequences.Pad([.. shapes.Select(one => (int[])[start, .. words.Encode(one.Caption), end])], words.PadIndex).Batch;
        manual_seed(1);
        using var eye = nn.Sequential(nn.Conv2d(3, 12, 5, padding: 2), nn.BatchNorm2d(12), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(12, 32, 5, padding: 2), nn.BatchNorm2d(32), nn.ReLU(), nn.MaxPool2d(4), nn.Flatten(), nn.Linear(32 * 4 * 4, Size));
        using var embedding = nn.Embedding(words.Count, Size, padding_idx: words.PadIndex);
        using var writer = nn.GRU(Size, Size, batchFirst: true);
        using var next = nn.Linear(2 * Size, words.Count);
        // The picture is the first state, and is seen beside each state.
        (Tensor Scores, Tensor State) Write(Tensor picture, Tensor said, Tensor state)
        {
            var (hidden, last) = writer.forward(embedding.forward(said), state);
            return (next.forward(cat([hidden, picture.unsqueeze(1).expand(hidden.shape)], 2)), last);
        }

        SmallTraining.Run([eye, embedding, writer, next], Train, epochs: 5, batch: 32, learningRate: 0.002, rows =>
        {
            Tensor said = captions.index_select(0, rows), picture = eye.forward(pictures.index_select(0, rows));
            Tensor scores = Write(picture, said[TensorIndex.Colon, TensorIndex.Slice(null, -1)], picture.unsqueeze(0)).Scores;
            return nn.functional.cross_entropy(scores.reshape(-1, words.Count), said[TensorIndex.Colon, TensorIndex.Slice(1)].reshape(-1), ignore_index: words.PadIndex);
        });

        eye.eval();
        using var none = no_grad();
        Tensor seen = eye.forward(pictures[TensorIndex.Slice(Train)]), state = seen.unsqueeze(0), word = full([Test, 1], start, dtype: int64);
        var written = shapes[Train..].Select(_ => new List<string>()).ToArray();
        for (int step = 0; step < captions.shape[1]; step++)
        {
            (Tensor scores, state) = Write(seen, word, state);
            word = scores.argmax(2);
            foreach ((int i, long index) in word.data<long>().ToArray().Index())
                written[i].Add(words.Tokens[(int)index]);
        }
        bool[] right = [.. shapes[Train..].Zip(written, (one, said) => one.Caption.SequenceEqual(said.TakeWhile(token => token != Vocabulary.End)))];
        double single = right.Where((_, i) => i % 2 == 0).Average(good => good ? 1.0 : 0), two = right.Where((_, i) => i % 2 == 1).Average(good => good ? 1.0 : 0);
        output.WriteLine($"{Train} pictures, five epochs: whole captions right for {single:P1} of the pictures of one shape and {two:P1} of those of two");
        Assert.InRange(single, 0.95, 1);
        Assert.InRange(two, 0.85, 1);
    }
}
