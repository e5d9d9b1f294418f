using DeepDay3.Exercises.Formulas;

namespace DeepDay3.Tests.Exercises.Formulas;

public class FormulaTests
{
    [Theory]
    [InlineData("1 + 2 * 3", 7)]
    [InlineData("2 ^ 3 ^ 2", 512)]
    [InlineData("-2^2", -4)]
    [InlineData("(-2)^2", 4)]
    [InlineData("2^-1", 0.5)]
    [InlineData("7 - 2 - 1", 4)]
    [InlineData("12 / 2 / 3", 2)]
    [InlineData("- - 3", 3)]
    [InlineData("1.5e2 + .5", 150.5)]
    [InlineData("2(3 + 4)", 14)]
    [InlineData("1/2(4)", 2)]
    [InlineData("[1 + 2](3)", 9)]
    [InlineData("2 pi", 2 * Math.PI)]
    [InlineData("exp(1) - e", 0)]
    [InlineData("max(2, 3) - min(2, 3)", 1)]
    [InlineData("sigmoid(0)", 0.5)]
    [InlineData("5²", 25)]
    [InlineData("（１＋２）×３", 9)]
    [InlineData("4 − 1", 3)]
    [InlineData("relu(-1) + sign(-5) + abs(-2)", 1)]
    public void Precedence_and_spelling_are_those_of_mathematics(string text, double expected) =>
        Assert.Equal(expected, Formula.Parse(text, []).Evaluate(), 12);

    [Theory]
    [InlineData("2x y + x'", 2 * 3 * 5 + 7)]
    [InlineData("2x^2", 18)]
    [InlineData("x(y + 1)", 18)]
    [InlineData("(x)(y)", 15)]
    [InlineData("3e", 33)]
    public void Variables_come_before_constants_and_products_need_no_sign(string text, double expected) =>
        Assert.Equal(expected, Formula.Parse(text, ["x", "y", "x'", "e"]).Evaluate(3, 5, 7, 11), 12);

    [Theory]
    [InlineData("", "character 1 the formula ends where a number, a variable or a parenthesis was expected")]
    [InlineData("1 +", "character 4 the formula ends")]
    [InlineData("(1", "where \")\" was expected")]
    [InlineData("1)", "character 2 there is \")\" where the end, or an operator was expected")]
    [InlineData("q + 1", "character 1, \"q\" is unknown: the variables are x")]
    [InlineData("sin 3", "where \"(\" behind sin was expected")]
    [InlineData("max(1)", "the second argument of max was expected")]
    [InlineData("1.2.3", "\"1.2.3\" is not a number")]
    [InlineData("System.IO.File", "\"System\" is unknown")]
    [InlineData("x; 1", "there is \";\"")]
    public void What_is_no_formula_is_said_with_its_place(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<FormulaException>(() => Formula.Parse(text, ["x"])).Message);

    [Fact]
    public void Long_and_deep_texts_are_refused()
    {
        Assert.Contains("10,000,000 characters", Assert.Throws<FormulaException>(() => Formula.Parse(new string('1', 10_000_000), [])).Message);
        Assert.Contains("200 deep", Assert.Throws<FormulaException>(() => Formula.Parse(new string('(', 900), [])).Message);
        Assert.Contains("200 deep", Assert.Throws<FormulaException>(() => Formula.Parse(new string('-', 900) + "1", [])).Message);
        Assert.Equal(500, Formula.Parse(string.Join("+", Enumerable.Repeat("1", 500)), []).Evaluate());
    }

    [Fact]
    public void Damaged_formulas_end_in_a_value_or_a_clear_error()
    {
        string[] samples = ["2(x + y)^2 / sigmoid(-x)", "g(f(x1*w_in + z0*w + b)*w_out + c)", "max(1.5e-3, -[x])²", "（ｘ＋１）"];
        const string letters = "0123456789.e+-*/^()[],xy_'σπ²（　\0\ud800\t\"\\;{}$@f g";
        var random = new Random(1);
        int refused = 0, read = 0;
        for (int trial = 0; trial < 20_000; trial++)
        {
            var text = new System.Text.StringBuilder(samples[random.Next(samples.Length)]);
            for (int change = random.Next(1, 6); change > 0; change--)
            {
                int at = random.Next(text.Length + 1);
                if (random.Next(2) == 0)
                    text.Insert(at, letters[random.Next(letters.Length)].ToString(), random.Next(1, 4));
                else if (at < text.Length)
                    text.Remove(at, Math.Min(random.Next(1, 4), text.Length - at));
            }
            try
            {
                Formula.Parse(text.ToString(), ["x", "y", "x1", "w_in", "z0", "w", "b", "w_out", "c"]).Evaluate(1, 2, 3, 4, 5, 6, 7, 8, 9);
                read++;
            }
            catch (FormulaException error)
            {
                refused++;
                Assert.Contains("at character ", error.Message);
                Assert.InRange(error.Message.Length, 20, 400);
            }
        }
        Assert.InRange(read, 500, 19_500);
        Assert.InRange(refused, 500, 19_500);
    }
}
