using DeepDay3.Jupyter.Execution;

namespace DeepDay3.Jupyter.Tests.Execution;

public sealed class HelpRequestTests
{
    [Theory]
    [InlineData("Console.WriteLine?", "Console.WriteLine")]
    [InlineData("?Console", "Console")]
    [InlineData(" ?? x \n", "x")]
    [InlineData("x ? 1 : 2", null)]
    [InlineData("x?.y", null)]
    [InlineData("?", null)]
    [InlineData("int? x", null)]
    public void A_name_with_a_question_mark_asks_for_help(string code, string? expected) => Assert.Equal(expected, HelpRequest.Find(code));
}
