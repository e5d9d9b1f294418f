using DeepDay3.Notebooks.Display;
using DeepDay3.Notebooks.Session;

namespace DeepDay3.Notebooks.Tests.Session;

[Collection("sessions")]
public sealed class InputTests
{
    [Fact]
    public async Task Input_passwords_and_the_console_ask_the_person()
    {
        var person = new Person("Ada", "secret", "first", "second line", "x", "7", "hidden");
        using var session = new SessionFixture(new SessionOptions { Input = person });
        Assert.Equal("Ada secret", await session.Value("input(\"Name: \") + \" \" + password(\"Password: \")"));
        Assert.Equal("first|s|econd line|x", await session.Value("Console.ReadLine() + \"|\" + (char)Console.Read() + \"|\" + Console.In.ReadLine() + \"|\" + (char)Console.Read()"));
        await session.Value("Console.ReadLine();");
        Assert.Equal("7 hidden", await session.Value("using Microsoft.DotNet.Interactive;\nawait Kernel.GetInputAsync(\"Number\") + \" \" + await GetPasswordAsync(\"Key\")"));
        Assert.Equal([("Name: ", false), ("Password: ", true), ("", false), ("", false), ("", false), ("Number", false), ("Key", true)], person.Asked);
    }

    [Theory]
    [InlineData("input(\"x\")")]
    [InlineData("Console.ReadLine()")]
    [InlineData("await GetPasswordAsync()")]
    public async Task Without_a_person_the_cell_fails_with_a_sentence(string code)
    {
        using var session = new SessionFixture();
        var error = await session.Error(code);
        Assert.Equal("System.InvalidOperationException", error.Name);
        Assert.Contains("there is nobody to ask", error.Message);
        Assert.Equal(1, error.Line);
        using var absent = new SessionFixture(new SessionOptions { Input = new Person { IsAvailable = false } });
        Assert.Contains("there is nobody to ask", (await absent.Error(code)).Message);
    }

    [Fact]
    public async Task A_cell_that_waits_for_an_answer_can_be_stopped()
    {
        using var session = new SessionFixture(new SessionOptions { Input = new Person { Answers = null } });
        using var cancellation = new CancellationTokenSource();
        var running = session.Run("input()", cancellation.Token);
        await Task.Delay(200);
        await cancellation.CancelAsync();
        Assert.Equal("The cell was interrupted.", (await running.WaitAsync(TimeSpan.FromSeconds(20))).Error!.Message);
    }

    sealed class Person(params string[] answers) : ICellInput
    {
        public bool IsAvailable { get; init; } = true;

        public Queue<string>? Answers { get; init; } = new(answers);

        public List<(string Prompt, bool IsPassword)> Asked { get; } = [];

        public string ReadLine(string prompt, bool isPassword, CancellationToken cancellation)
        {
            Asked.Add((prompt, isPassword));
            if (Answers is not null) return Answers.Dequeue();
            cancellation.WaitHandle.WaitOne();
            throw new OperationCanceledException(cancellation);
        }
    }
}
