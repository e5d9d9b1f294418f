using System.Text.Json;
using DeepDay3.Text;

namespace DeepDay3.Tests.Text;

public class BytePairEncodingTests
{
    static IEnumerable<string> Paper =>
        Enumerable.Repeat("low", 5).Concat(Enumerable.Repeat("lower", 2)).Concat(Enumerable.Repeat("newest", 6)).Concat(Enumerable.Repeat("widest", 3));

    [Fact]
    public void The_first_merges_of_the_paper_come_out()
    {
        BytePairEncoding encoding = BytePairEncoding.Train(Paper, 3);

        Assert.Equal([("e", "s"), ("es", "t</w>"), ("l", "o")], encoding.Merges);
        Assert.Equal(["lo", "w", "est</w>"], encoding.Encode("lowest"));
    }

    [Fact]
    public void Merges_and_symbols_are_those_of_the_plain_algorithm()
    {
        JsonElement json = Golden.Json("bpe.json");
        BytePairEncoding encoding = BytePairEncoding.Train(json.GetProperty("words").EnumerateArray().Select(word => word.GetString()!), 60);

        Assert.Equal(json.GetProperty("merges").EnumerateArray().Select(pair => (pair[0].GetString()!, pair[1].GetString()!)), encoding.Merges);
        foreach (JsonProperty word in json.GetProperty("encoded").EnumerateObject())
            Assert.Equal(word.Value.EnumerateArray().Select(symbol => symbol.GetString()!), encoding.Encode(word.Name));
    }

    [Theory]
    [InlineData("the lowest newer widest")]
    [InlineData("日本 語 を 学ぶ 🎓 e\u0301te\u0301")]
    [InlineData("")]
    public void What_is_encoded_is_decoded(string text) =>
        Assert.Equal(text, BytePairEncoding.Decode(BytePairEncoding.Train(Paper, 5).Tokenize(text)));

    [Fact]
    public void Merging_stops_where_no_pair_occurs_twice() =>
        Assert.Equal([("a", "b</w>")], BytePairEncoding.Train(["ab", "ab", "cd"], 100).Merges);

    [Fact]
    public void What_cannot_be_is_named()
    {
        Assert.Contains("-1 merges", Assert.Throws<ArgumentException>(() => BytePairEncoding.Train([], -1)).Message);
        Assert.Contains("\"a b\" is merged twice", Assert.Throws<ArgumentException>(() => new BytePairEncoding([("a", "b"), ("a", "b")])).Message);
    }
}
