using DeepDay3.Models;
using DeepDay3.Weights;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Models.Language;

[Collection(Alone.Name)]
public class WordLanguageModelTests
{
    const int Words = 9, Size = 6;

    static WordLanguageModel Made(bool tied = true, double dropout = 0.5)
    {
        manual_seed(2);
        return new WordLanguageModel(Words, Size, dropout, tied);
    }

    [Fact]
    public void Tied_weights_save_a_matrix()
    {
        using WordLanguageModel tied = Made(), free = Made(tied: false);
        long recurrent = 4 * Size * 2 * Size + 8 * Size;

        Assert.Equal(Words * Size + recurrent + Words, tied.parameters().Sum(parameter => parameter.numel()));
        Assert.Equal(Words * Size, free.parameters().Sum(parameter => parameter.numel()) - tied.parameters().Sum(parameter => parameter.numel()));
        Assert.Equal([2, 4, Words], free.call(zeros(2, 4, dtype: int64)).shape);
    }

    [Fact]
    public void A_text_read_in_parts_gives_the_scores_of_the_whole_and_nothing_looks_ahead()
    {
        using WordLanguageModel model = Made();
        model.eval();
        Tensor text = tensor(new long[] { 1, 5, 2, 8, 3, 3, 0, 7, 4, 6 }, [2, 5]), other = text.clone();
        other[0, 4] = 0;
        Tensor whole = model.call(text);
        var (first, state) = model.Read(text.narrow(1, 0, 2));
        Tensor rest = model.Read(text.narrow(1, 2, 3), state).Scores;

        Assert.True(allclose(whole, cat([first, rest], 1), 1e-5, 1e-6));
        Assert.True(model.call(other).narrow(1, 0, 4).allclose(whole.narrow(1, 0, 4), 0, 0));
        Assert.False(model.call(other)[0, 4].allclose(whole[0, 4], 0, 0));
    }

    [Fact]
    public void Dropout_is_for_training_alone()
    {
        using WordLanguageModel model = Made();
        Tensor text = tensor(new long[] { 1, 5, 2 }, [1, 3]);

        Assert.False(model.call(text).allclose(model.call(text), 0, 0));
        model.eval();
        Assert.True(model.call(text).allclose(model.call(text), 0, 0));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_batch_is_learnt_by_heart_and_the_seed_decides(bool tied)
    {
        float[] Learn()
        {
            using WordLanguageModel model = Made(tied, dropout: 0);
            Tensor text = tensor(new long[] { 1, 5, 2, 8, 3, 6, 0, 7, 4, 6 }, [2, 5]);
            using var optimizer = optim.Adam(model.parameters(), 0.05);
            Tensor Scores() => model.call(text.narrow(1, 0, 4)).reshape(-1, Words);
            for (int step = 0; step < 80; step++)
            {
                using var scope = NewDisposeScope();
                optimizer.zero_grad();
                nn.functional.cross_entropy(Scores(), text.narrow(1, 1, 4).reshape(-1)).backward();
                optimizer.step();
            }
            Assert.Equal(text.narrow(1, 1, 4).reshape(-1).data<long>().ToArray(), Scores().argmax(1).data<long>().ToArray());
            return Scores().data<float>().ToArray();
        }

        Assert.Equal(Learn(), Learn());
    }

    [Fact]
    public void Weights_are_stored_and_loaded()
    {
        string file = Path.GetTempFileName();
        using WordLanguageModel model = Made();
        manual_seed(9);
        using var other = new WordLanguageModel(Words, Size);
        try
        {
            SafeTensors.Write(file, model);
            using WeightSet weights = SafeTensors.Read(file);
            weights.LoadInto(other);
        }
        finally
        {
            File.Delete(file);
        }
        model.eval();
        other.eval();
        Tensor text = tensor(new long[] { 1, 5, 2 }, [1, 3]);
        Assert.True(model.call(text).allclose(other.call(text), 0, 0));
    }
}
