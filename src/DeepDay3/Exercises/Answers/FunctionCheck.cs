using DeepDay3.Exercises.Functions;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepDay3.Exercises.Answers;

/// <summary>The answer is a function: it is called with visible and hidden cases and compared with a reference.</summary>
/// <param name="exercise">The code of the exercise.</param>
/// <param name="limit">The time that all calls together may take.</param>
sealed class FunctionCheck(FunctionExercise exercise, TimeSpan limit) : AnswerCheck
{
    const double GradientTolerance = 1e-5;

    public override IReadOnlyList<AnswerSlip> Slips => [.. exercise.Slips.Select(slip => new AnswerSlip(slip.Function, slip.Message))];

    public override object Correct => exercise.Reference;

    public override string CorrectText => exercise.Signature;

    /// <summary>The code of the exercise.</summary>
    public FunctionExercise Exercise => exercise;

    public override string Supplement
    {
        get
        {
            using var mode = no_grad();
            IEnumerable<string> examples = exercise.AllCases().Where(one => one.IsVisible)
                .Select(one => $"- {one.Name}: {FunctionText.Arguments(one, exercise)} gives {FunctionText.Results(FunctionCaller.Call(exercise.Reference, one)!, exercise)}");
            return $"Write `{exercise.Signature}`.\n\n{string.Join("\n", examples)}";
        }
    }

    public override Verdict Judge(object answer, CancellationToken cancellation = default)
    {
        if (answer is not Delegate function)
            return Verdict.Fail("The answer is not a function.") with { Actual = AnswerText.Of(answer), Expected = $"the name of your method, without parentheses: {exercise.Signature}" };
        if (function.GetInvocationList().Length != 1 || FunctionCaller.Misfit(function.Method, exercise.Reference.Method) is not { } misfit)
            return Run(function, cancellation);
        return Verdict.Fail($"The function does not fit: {misfit}.") with { Expected = exercise.Signature };
    }

    Verdict Run(Delegate function, CancellationToken cancellation)
    {
        Verdict verdict = Verdict.Unsolved;
        string? current = null;
        try
        {
            LimitedRun.Run(
                () =>
                {
                    // What the calls make goes with the scope; what a learner's function keeps is its own affair.
                    using DisposeScope scope = NewDisposeScope();
                    verdict = Compare(function, called => current = called);
                },
                limit,
                cancellation);
            return verdict;
        }
        catch (TimeoutException)
        {
            return Verdict.Fail($"The function did not return within {limit.TotalSeconds:0.#} s and was stopped.") with { Case = current };
        }
    }

    Verdict Compare(Delegate function, Action<string> entering)
    {
        IReadOnlyList<FunctionCase> cases = exercise.AllCases();
        var mine = new List<IReadOnlyList<NumericValue>>();
        var right = new List<IReadOnlyList<NumericValue>>();
        foreach (FunctionCase one in cases)
        {
            entering(Called(one));
            ExerciseTodo.Take();
            IReadOnlyList<NumericValue>? results;
            try
            {
                results = FunctionCaller.Call(function, one);
            }
            catch (NotImplementedException)
            {
                return Verdict.Unsolved;
            }
            catch (Exception error) when (error is not (OperationCanceledException or ThreadInterruptedException or ThreadAbortException))
            {
                return ExerciseTodo.Take() ? Verdict.Unsolved : Threw(one, error);
            }

            if (ExerciseTodo.Take() || results is null)
                return Verdict.Unsolved;
            mine.Add(results);
            right.Add(Reference(exercise.Reference, one));
        }

        for (int i = 0; i < cases.Count; i++)
        {
            if (FunctionText.Difference(mine[i], right[i], exercise) is { } difference)
                return difference with { Case = Called(cases[i]), Slip = SlipOf(cases, mine) };
        }
        return Confirm(cases, mine);
    }

    Verdict Confirm(IReadOnlyList<FunctionCase> cases, List<IReadOnlyList<NumericValue>> mine)
    {
        string passed = $"{cases.Count} cases agree with the reference.";
        if (exercise.Gradient is not { } gradient)
            return Verdict.Pass(passed);
        NumericValue numeric = gradient.Gradient([.. cases[0].Arguments.Select(FunctionCaller.Copy)]);
        NumericValue own = mine[0][gradient.Part];
        if (!own.Agrees(numeric, GradientTolerance))
            return Verdict.Fail("The result is not the gradient that finite differences give.") with { Expected = numeric.ToString(), Actual = own.ToString() };
        double apart = own.Values.Zip(numeric.Values, (a, b) => Math.Abs(a - b)).DefaultIfEmpty().Max();
        return Verdict.Pass($"{passed} Finite differences agree too, within {apart:0.0e+0}.");
    }

    // A slip is named when it gives the learner's results for all cases.
    string? SlipOf(IReadOnlyList<FunctionCase> cases, List<IReadOnlyList<NumericValue>> mine) => exercise.Slips.FirstOrDefault(slip =>
        cases.Select((one, i) => (one, i)).All(pair =>
            FunctionCaller.TryCall(slip.Function, pair.one) is { } results && FunctionText.Difference(mine[pair.i], results, exercise) is null))?.Message;

    IReadOnlyList<NumericValue> Reference(Delegate reference, FunctionCase one)
    {
        using var mode = no_grad();
        return FunctionCaller.Call(reference, one) ?? throw new InvalidOperationException($"The reference of {exercise.Name} gives nothing.");
    }

    Verdict Threw(FunctionCase one, Exception error) =>
        Verdict.Fail($"The function ended in {error.GetType().Name}: {AnswerText.Short(error.Message)}") with { Case = Called(one) };

    string Called(FunctionCase one) => $"{FunctionText.Arguments(one, exercise)} ({one.Name})";
}
