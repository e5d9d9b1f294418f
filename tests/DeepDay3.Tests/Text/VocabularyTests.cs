using DeepDay3.Text;

namespace DeepDay3.Tests.Text;

public class VocabularyTests
{
    static readonly string[] Tokens = ["b", "a", "b", "c", "a", "b", "d"];

    [Fact]
    public void Special_tokens_come_first_then_frequent_ones_then_ordinal_order()
    {
        Vocabulary vocabulary = Vocabulary.Build(Tokens);

        Assert.Equal(["<pad>", "<unk>", "<bos>", "<eos>", "b", "a", "c", "d"], vocabulary.Tokens);
        Assert.Equal((0, 1), (vocabulary.PadIndex, vocabulary.UnknownIndex));
        Assert.Equal([4, 1, 7], vocabulary.Encode(["b", "z", "d"]));
        Assert.Equal(["b", "<unk>"], vocabulary.Decode([4, 1]));
        Assert.Equal((3, 0), (vocabulary.CountOf("b"), vocabulary.CountOf("z")));
    }

    [Fact]
    public void Rare_tokens_are_left_out_and_the_size_is_kept()
    {
        Assert.Equal(["<unk>", "b", "a"], Vocabulary.Build(Tokens, minCount: 2, specials: ["<unk>"]).Tokens);
        Assert.Equal(["<unk>", "b"], Vocabulary.Build(Tokens, maxSize: 2, specials: ["<unk>"]).Tokens);
    }

    [Fact]
    public void A_special_token_in_the_text_is_not_there_twice_and_covers_nothing()
    {
        Vocabulary vocabulary = Vocabulary.Build(["<unk>", "a", "<unk>"], specials: ["<unk>"]);

        Assert.Equal(["<unk>", "a"], vocabulary.Tokens);
        Assert.Equal(2, vocabulary.CountOf("<unk>"));
        Assert.Equal(1 / 3.0, vocabulary.Coverage(["<unk>", "a", "<unk>"]), 12);
    }

    [Fact]
    public void Coverage_is_the_share_of_known_tokens()
    {
        Assert.Equal(5 / 7.0, Vocabulary.Build(Tokens, minCount: 2).Coverage(Tokens), 12);
        Assert.Equal(1, Vocabulary.Build(Tokens).Coverage([]));
    }

    [Fact]
    public void Without_a_token_for_the_unknown_they_are_refused()
    {
        Vocabulary vocabulary = Vocabulary.Of(["x", "y"]);

        Assert.Equal(1, vocabulary["y"]);
        Assert.Contains("The token \"z\" is not in the vocabulary of 2", Assert.Throws<ArgumentException>(() => vocabulary["z"]).Message);
        Assert.Contains("The index 2 is not in the vocabulary: 0 to 1", Assert.Throws<ArgumentException>(() => vocabulary.Decode([2])).Message);
        Assert.Contains("\"x\" is there twice", Assert.Throws<ArgumentException>(() => Vocabulary.Of(["x", "x"])).Message);
        Assert.Contains("occur 0 times", Assert.Throws<ArgumentException>(() => Vocabulary.Build([], minCount: 0)).Message);
    }
}
