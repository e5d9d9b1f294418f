using DeepDay3.Text;

namespace DeepDay3.Tests.Text;

public class TokenizerTests
{
    [Fact]
    public void Words_numbers_and_marks_are_found() =>
        Assert.Equal(["don't", "pay", "3.50", "(", "naïve", "日本", "—", "ok", ")", "!", "!"], new WordTokenizer().Tokenize("Don't  pay 3.50 (naïve 日本 — OK)!!"));

    [Fact]
    public void Case_is_kept_when_asked_for() => Assert.Equal(["Ab", "C"], new WordTokenizer(lowerCase: false).Tokenize("Ab C"));

    [Fact]
    public void White_space_of_any_kind_separates() => Assert.Equal(["a", "b,", "c"], new WhitespaceTokenizer().Tokenize("  a\tb,\n\u3000c "));

    [Fact]
    public void Characters_keep_their_accents_and_emoji_together() =>
        Assert.Equal(["a", " ", "e\u0301", "👩‍💻", "\n"], new CharacterTokenizer().Tokenize("a e\u0301👩‍💻\n"));
}
