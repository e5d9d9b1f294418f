using DeepDay3.Exercises;
using DeepDay3.Exercises.Answers;
using DeepDay3.Exercises.Functions.SimpleRnn;
using static TorchSharp.torch;

namespace DeepDay3.Tests.Exercises.Functions;

public class FunctionCheckTests
{
    static readonly FunctionCheck Step = new(new HiddenStep(), TimeSpan.FromSeconds(30));
    static readonly FunctionCheck Bptt = new(new RecurrentGradient(), TimeSpan.FromSeconds(30));

    static Tensor Right(Tensor x, Tensor previous, Tensor wIn, Tensor w, Tensor b) => (x.mm(wIn) + previous.mm(w) + b).sigmoid();

    [Fact]
    public void A_method_a_local_function_and_a_lambda_pass()
    {
        Tensor Local(Tensor x, Tensor previous, Tensor wIn, Tensor w, Tensor b) => Right(x, previous, wIn, w, b);
        Assert.Equal(ExerciseStatus.Passed, Step.Judge((Delegate)Right).Status);
        Assert.Equal(ExerciseStatus.Passed, Step.Judge((Delegate)Local).Status);
        Verdict verdict = Step.Judge((Tensor x, Tensor previous, Tensor wIn, Tensor w, Tensor b) => Right(x, previous, wIn, w, b));
        Assert.Equal("3 cases agree with the reference.", verdict.Message);
    }

    [Fact]
    public void A_wrong_result_is_shown_with_its_case()
    {
        Verdict verdict = Step.Judge((Tensor x, Tensor previous, Tensor wIn, Tensor w, Tensor b) => Right(x, previous, wIn, w, b) * 2);
        Assert.Equal(ExerciseStatus.Failed, verdict.Status);
        Assert.Null(verdict.Slip);
        Assert.Equal("The result is not right at [0, 0].", verdict.Message);
        Assert.StartsWith("`x = [[", verdict.Case);
        Assert.EndsWith(" (one sequence)", verdict.Case);
        Assert.Equal(double.Parse(verdict.Expected!) * 2, double.Parse(verdict.Actual!), 1e-5);
    }

    [Fact]
    public void A_known_slip_is_named() =>
        Assert.Equal("the bias is missing", Step.Judge((Tensor x, Tensor previous, Tensor wIn, Tensor w, Tensor b) => (x.mm(wIn) + previous.mm(w)).sigmoid()).Slip);

    [Fact]
    public void A_gradient_is_compared_with_finite_differences_as_well() =>
        Assert.Contains("Finite differences agree too, within", Bptt.Judge(Bptt.Correct).Message);

    [Fact]
    public void An_exception_is_reported_with_the_input()
    {
        Verdict verdict = Step.Judge((Tensor x, Tensor previous, Tensor wIn, Tensor w, Tensor b) => x.mm(w));
        Assert.Equal(ExerciseStatus.Failed, verdict.Status);
        Assert.StartsWith("The function ended in ", verdict.Message);
        Assert.StartsWith("`x = [[", verdict.Case);
    }

    [Fact]
    public void Not_written_yet_is_unsolved()
    {
        Assert.Equal(ExerciseStatus.Unsolved, Step.Judge((Tensor x, Tensor previous, Tensor wIn, Tensor w, Tensor b) => Exercise.Todo<Tensor>()).Status);
        Assert.Equal(ExerciseStatus.Unsolved, Step.Judge(Tensor (Tensor x, Tensor previous, Tensor wIn, Tensor w, Tensor b) => throw new NotImplementedException()).Status);
        Assert.Equal(ExerciseStatus.Unsolved, Step.Judge((Tensor x, Tensor previous, Tensor wIn, Tensor w, Tensor b) => x.mm(Exercise.Todo<Tensor>())).Status);
        Assert.Equal(ExerciseStatus.Unsolved, Step.Judge((Tensor x, Tensor previous, Tensor wIn, Tensor w, Tensor b) => Exercise.Todo<double>()).Status);
        Assert.Equal(ExerciseStatus.Unsolved, Step.Judge(Tensor? (Tensor x, Tensor previous, Tensor wIn, Tensor w, Tensor b) => null).Status);
    }

    [Fact]
    public void What_does_not_fit_is_said()
    {
        Assert.Contains("it takes 1 argument, 5 were expected", Step.Judge((Tensor x) => x).Message);
        Assert.Contains("argument 1 is a String, a Tensor was expected", Step.Judge((string x, Tensor previous, Tensor wIn, Tensor w, Tensor b) => b).Message);
        Assert.Contains("it returns nothing", Step.Judge((Tensor x, Tensor previous, Tensor wIn, Tensor w, Tensor b) => { }).Message);
        Assert.Contains("is neither a number", Step.Judge((Tensor x, Tensor previous, Tensor wIn, Tensor w, Tensor b) => "z").Message);
        Assert.Contains("not a function", Step.Judge(3).Message);
    }

    [Fact]
    public void NaN_and_a_wrong_shape_are_named()
    {
        Assert.Contains("NaN", Step.Judge((Tensor x, Tensor previous, Tensor wIn, Tensor w, Tensor b) => Right(x, previous, wIn, w, b) * double.NaN).Message);
        Verdict shape = Step.Judge((Tensor x, Tensor previous, Tensor wIn, Tensor w, Tensor b) => Right(x, previous, wIn, w, b).t());
        Assert.Equal(("[1, 3]", "[3, 1]"), (shape.Expected, shape.Actual));
    }

    [Fact]
    public void Ten_megabytes_are_a_wrong_shape() =>
        Assert.Equal("[2621440]", Step.Judge((Tensor x, Tensor previous, Tensor wIn, Tensor w, Tensor b) => zeros(2_621_440)).Actual);

    [Fact]
    public void Writing_into_the_arguments_spoils_nothing()
    {
        Tensor InPlace(Tensor x, Tensor previous, Tensor wIn, Tensor w, Tensor b)
        {
            Tensor result = Right(x, previous, wIn, w, b);
            foreach (Tensor argument in new[] { x, previous, wIn, w, b })
                argument.zero_();
            return result;
        }
        Assert.Equal(ExerciseStatus.Passed, Step.Judge((Delegate)InPlace).Status);
        Assert.Equal(ExerciseStatus.Passed, Step.Judge((Delegate)Right).Status);
    }

    [Fact]
    public void A_method_that_never_returns_is_ended()
    {
        var check = new FunctionCheck(new HiddenStep(), TimeSpan.FromSeconds(1));
        Thread? runaway = null;
        Verdict verdict = check.Judge(Tensor (Tensor x, Tensor previous, Tensor wIn, Tensor w, Tensor b) =>
        {
            runaway = Thread.CurrentThread;
            while (true) { }
        });
        Assert.Contains("did not return within 1 s", verdict.Message);
        Assert.Contains("x = ", verdict.Case);
        Assert.True(runaway!.Join(TimeSpan.FromSeconds(30)), "the thread has ended");

        verdict = check.Judge(Tensor (Tensor x, Tensor previous, Tensor wIn, Tensor w, Tensor b) =>
        {
            runaway = Thread.CurrentThread;
            Thread.Sleep(Timeout.Infinite);
            return x;
        });
        Assert.Contains("did not return within 1 s", verdict.Message);
        Assert.True(runaway.Join(TimeSpan.FromSeconds(30)), "the thread has ended");
    }

    [Fact]
    public void Stop_ends_the_check()
    {
        using var stop = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() => Step.Judge(
            Tensor (Tensor x, Tensor previous, Tensor wIn, Tensor w, Tensor b) =>
            {
                stop.Cancel();
                while (true) { }
            },
            stop.Token));
    }
}
