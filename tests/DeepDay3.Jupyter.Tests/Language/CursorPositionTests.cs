using DeepDay3.Jupyter.Language;

namespace DeepDay3.Jupyter.Tests.Language;

public sealed class CursorPositionTests
{
    [Theory]
    [InlineData("abc", 2, 2)]
    [InlineData("🙂abc", 2, 3)]
    [InlineData("🙂", 1, 2)]
    [InlineData("🙂a", 3, 3)]
    [InlineData("abc", 99, 3)]
    [InlineData("abc", -1, 3)]
    [InlineData("", 0, 0)]
    public void Positions_are_code_points_unless_they_can_only_be_UTF16_units(string code, int position, int index) =>
        Assert.Equal(index, CursorPosition.Read(code, position).Index);

    [Fact]
    public void Answers_are_in_the_units_of_the_question()
    {
        Assert.Equal(1, CursorPosition.Read("🙂abc", 4).Write(2));
        Assert.Equal(2, CursorPosition.Read("🙂abc", 5).Write(2));
    }
}
