using DeepDay3.Exercises;
using DeepDay3.Exercises.Answers;
using DeepDay3.Exercises.Content;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Exercises.Answers;

public class AnswerCheckTests
{
    const string Slips = "\"slips\": [ { \"answer\": 2, \"message\": \"twice too much\" }, { \"answer\": 9, \"message\": \"nine\" } ]";

    static readonly AnswerCheck Number = AnswerChecks.Read(ExerciseKind.Number, $"{{ \"value\": \"1/3\", \"tolerance\": 0.001, {Slips} }}");
    static readonly AnswerCheck Single = AnswerChecks.Read(ExerciseKind.Choice, """{ "options": { "a": "one", "b": "two", "c": "three" }, "correct": "b", "slips": [ { "answer": "a", "message": "A!" }, { "answer": "c", "message": "C!" } ] }""");
    static readonly AnswerCheck Several = AnswerChecks.Read(ExerciseKind.Choice, """{ "options": { "1": "one", "2": "two", "3": "three" }, "correct": ["1", "3"], "slips": [ { "answer": "1", "message": "one more" }, { "answer": ["1", "2"], "message": "not two" } ] }""");
    static readonly AnswerCheck Text = AnswerChecks.Read(ExerciseKind.Text, """{ "accepted": ["forget gate", "忘却ゲート"], "slips": [ { "answer": "input gate", "message": "that lets in" }, { "answer": "入力ゲート", "message": "that lets in" } ] }""");
    static readonly AnswerCheck Formula = AnswerChecks.Read(ExerciseKind.Formula, """{ "formula": "log(x) + y", "variables": { "x": { "min": -1, "max": 3 }, "y": {} }, "slips": [ { "answer": "log(x)", "message": "y is missing" }, { "answer": "y", "message": "log" } ] }""");
    static readonly AnswerCheck Matrix = AnswerChecks.Read(ExerciseKind.Tensor, """{ "values": [[1, 2, 3], [4, 5, 6]], "slips": [ { "answer": [[1, 4], [2, 5], [3, 6]], "message": "transposed" }, { "answer": [[0, 0, 0], [0, 0, 0]], "message": "zeros" } ] }""");

    [Theory]
    [InlineData(0.3333, ExerciseStatus.Passed)]
    [InlineData(0.34, ExerciseStatus.Failed)]
    [InlineData(double.PositiveInfinity, ExerciseStatus.Failed)]
    [InlineData("0.3333", ExerciseStatus.Passed)]
    [InlineData("０．３３３３", ExerciseStatus.Passed)]
    [InlineData(0.3333f, ExerciseStatus.Passed)]
    [InlineData("a third", ExerciseStatus.Failed)]
    [InlineData('3', ExerciseStatus.Failed)]
    [InlineData(new[] { 1.0, 2.0 }, ExerciseStatus.Failed)]
    public void Numbers(object answer, ExerciseStatus expected) => Assert.Equal(expected, Number.Judge(answer).Status);

    [Fact]
    public void NaN_tensors_and_slips_of_numbers()
    {
        Assert.Contains("NaN", Number.Judge(double.NaN).Message);
        Assert.Equal(ExerciseStatus.Passed, Number.Judge(tensor(1 / 3f)).Status);
        Assert.Equal("twice too much", Number.Judge(2).Slip);
        Assert.Null(Number.Judge(5).Slip);
    }

    [Theory]
    [InlineData("b", ExerciseStatus.Passed, null)]
    [InlineData(" Ｂ ", ExerciseStatus.Passed, null)]
    [InlineData('b', ExerciseStatus.Passed, null)]
    [InlineData("a", ExerciseStatus.Failed, "A!")]
    [InlineData("a, b", ExerciseStatus.Failed, null)]
    [InlineData("x", ExerciseStatus.Failed, null)]
    [InlineData(", ,", ExerciseStatus.Failed, null)]
    [InlineData(2.5, ExerciseStatus.Failed, null)]
    public void Single_choice(object answer, ExerciseStatus expected, string? slip)
    {
        Verdict verdict = Single.Judge(answer);
        Assert.Equal((expected, slip), (verdict.Status, verdict.Slip));
    }

    [Theory]
    [InlineData("3, 1", ExerciseStatus.Passed, "")]
    [InlineData("１、３", ExerciseStatus.Passed, "")]
    [InlineData(new[] { 1, 3 }, ExerciseStatus.Passed, "")]
    [InlineData("1", ExerciseStatus.Failed, "there are more")]
    [InlineData("1 2", ExerciseStatus.Failed, "Not all")]
    [InlineData("1 2 3", ExerciseStatus.Failed, "right set")]
    public void Multiple_choice(object answer, ExerciseStatus expected, string message)
    {
        Verdict verdict = Several.Judge(answer);
        Assert.Equal(expected, verdict.Status);
        Assert.Contains(message, verdict.Message);
    }

    [Theory]
    [InlineData("Forget Gate", ExerciseStatus.Passed)]
    [InlineData("the forget-gate.", ExerciseStatus.Passed)]
    [InlineData("ＦＯＲＧＥＴ　ＧＡＴＥ", ExerciseStatus.Passed)]
    [InlineData("ﾎﾞｳ", ExerciseStatus.Failed)]
    [InlineData("忘却ゲート。", ExerciseStatus.Passed)]
    [InlineData("忘却ｹﾞｰﾄ", ExerciseStatus.Passed)]
    [InlineData("gate", ExerciseStatus.Failed)]
    [InlineData("\ud800", ExerciseStatus.Failed)]
    [InlineData(7, ExerciseStatus.Failed)]
    public void Texts(object answer, ExerciseStatus expected) => Assert.Equal(expected, Text.Judge(answer).Status);

    [Fact]
    public void Formulas()
    {
        Assert.Equal(ExerciseStatus.Passed, Formula.Judge("y + 2*log(sqrt(x))").Status);
        Verdict wrong = Formula.Judge("ln(x)");
        Assert.Equal("y is missing", wrong.Slip);
        Assert.Contains("for example at x = ", wrong.Message);
        Assert.NotEqual(wrong.Expected, wrong.Actual);
        Assert.Contains("cannot be read: at character 5", Formula.Judge("x + ").Message);
        Assert.Equal(ExerciseStatus.Failed, Formula.Judge("0/0").Status);
        Assert.Equal(ExerciseStatus.Failed, Formula.Judge(3).Status);
    }

    [Fact]
    public void Tensors_arrays_and_lists()
    {
        Assert.Equal(ExerciseStatus.Passed, Matrix.Judge(arange(1, 7).reshape(2, 3)).Status);
        Assert.Equal(ExerciseStatus.Passed, Matrix.Judge(new[,] { { 1, 2, 3 }, { 4, 5, 6 } }).Status);
        Assert.Equal(ExerciseStatus.Passed, Matrix.Judge(new List<float[]> { new float[] { 1, 2, 3 }, new float[] { 4, 5, 6 } }).Status);
        Verdict transposed = Matrix.Judge(arange(1, 7).reshape(2, 3).t());
        Assert.Equal(("transposed", "[2, 3]", "[3, 2]"), (transposed.Slip, transposed.Expected, transposed.Actual));
        Verdict wrong = Matrix.Judge(new double[,] { { 1, 2, 3 }, { 4, 5, double.NaN } });
        Assert.Contains("at [1, 2]", wrong.Message);
        Assert.Contains("NaN", wrong.Message);
        Assert.Contains("rows of different shapes", Matrix.Judge(new[] { new[] { 1.0 }, new[] { 1.0, 2.0 } }).Message);
        Assert.Contains("neither a number", Matrix.Judge("1 2 3").Message);
    }

    [Fact]
    public void Ten_megabytes_are_judged_and_shown_in_short()
    {
        string text = new('x', 10 << 20);
        foreach (AnswerCheck check in new[] { Number, Single, Several, Text, Formula, Matrix })
        {
            foreach (object answer in new object[] { text, zeros(10 << 20), new double[10 << 17] })
            {
                Verdict verdict = check.Judge(answer);
                Assert.Equal(ExerciseStatus.Failed, verdict.Status);
                Assert.InRange((verdict.Message + verdict.Actual + verdict.Expected).Length, 1, 1000);
            }
        }
    }
}
