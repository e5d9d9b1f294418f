using DeepDay3.Data;
using DeepDay3.Text;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Data.Synthetic;

[Collection(Alone.Name)]
public class TranslationLearningTests(Xunit.Abstractions.ITestOutputHelper output)
{
    const int Train = 4000, Size = 96;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_small_encoder_and_decoder_translate_new_sentences_word_for_word(int seed)
    {
        SentencePair[] train = ToyTranslation.Pairs(Train, seed);
        HashSet<string> known = [.. train.Select(pair => pair.ToString())];
        SentencePair[] test = [.. ToyTranslation.Pairs(2000, seed + 100).Where(pair => known.Add(pair.ToString())).Take(300)];
        Vocabulary english = Vocabulary.Build(train.SelectMany(pair => pair.English)), japanese = Vocabulary.Build(train.SelectMany(pair => pair.Japanese));
        Tensor Read(SentencePair[] pairs) => Sequences.Pad([.. pairs.Select(pair => english.Encode(pair.English))], english.PadIndex, atStart: true).Batch;
        int start = japanese[Vocabulary.Start], end = japanese[Vocabulary.End];
        Tensor inputs = Read(train), targets = Sequences.Pad([.. train.Select(pair => (int[])[start, .. japanese.Encode(pair.Japanese), end])], japanese.PadIndex).Batch;
        manual_seed(seed);
        using var encoderWords = nn.Embedding(english.Count, Size, padding_idx: english.PadIndex);
        using var encoder = nn.GRU(Size, Size, batchFirst: true);
        using var decoderWords = nn.Embedding(japanese.Count, Size, padding_idx: japanese.PadIndex);
        using var decoder = nn.GRU(Size, Size, batchFirst: true);
        using var next = nn.Linear(Size, japanese.Count);

        SmallTraining.Run([encoderWords, encoder, decoderWords, decoder, next], Train, epochs: 12, batch: 50, learningRate: 0.005, rows =>
        {
            Tensor state = encoder.forward(encoderWords.forward(inputs.index_select(0, rows))).Item2, said = targets.index_select(0, rows);
            Tensor outputs = next.forward(decoder.forward(decoderWords.forward(said[TensorIndex.Colon, TensorIndex.Slice(null, -1)]), state).Item1);
            return nn.functional.cross_entropy(outputs.reshape(-1, japanese.Count), said[TensorIndex.Colon, TensorIndex.Slice(1)].reshape(-1), ignore_index: japanese.PadIndex);
        });

        using var none = no_grad();
        Tensor hidden = encoder.forward(encoderWords.forward(Read(test))).Item2, word = full([test.Length, 1], start, dtype: int64);
        var sentences = test.Select(_ => new List<string>()).ToArray();
        for (int step = 0; step < 20; step++)
        {
            var (written, after) = decoder.forward(decoderWords.forward(word), hidden);
            (hidden, word) = (after, next.forward(written).argmax(2));
            foreach ((int i, long index) in word.data<long>().ToArray().Index())
                sentences[i].Add(japanese.Tokens[(int)index]);
        }
        double right = test.Zip(sentences, (pair, said) => pair.Japanese.SequenceEqual(said.TakeWhile(token => token != Vocabulary.End)) ? 1.0 : 0).Average();
        output.WriteLine($"GRU of {Size} for each language, {Train} pairs, 12 epochs: {right:P1} of {test.Length} new sentences");
        Assert.InRange(right, 0.9, 1);
    }
}
