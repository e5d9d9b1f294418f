namespace DeepDay3.Exercises.Answers;

/// <summary>Judges the answers of one exercise.</summary>
public abstract class AnswerCheck
{
    /// <summary>Answers that a learner gives by mistake, each with what the feedback says: at least two.</summary>
    public abstract IReadOnlyList<AnswerSlip> Slips { get; }

    /// <summary>A right answer.</summary>
    public abstract object Correct { get; }

    /// <summary>The right answer as people write it.</summary>
    public abstract string CorrectText { get; }

    /// <summary>Judges an answer that is not null.</summary>
    /// <exception cref="OperationCanceledException">The cell was stopped.</exception>
    public abstract Verdict Judge(object answer, CancellationToken cancellation = default);

    /// <summary>What belongs below the question, such as the options; null when nothing does.</summary>
    public virtual string? Supplement => null;
}
