namespace DeepDay3.Exercises.Answers;

/// <summary>A known wrong answer.</summary>
/// <param name="Answer">What a learner would give.</param>
/// <param name="Message">What the feedback says: what probably happened.</param>
public sealed record AnswerSlip(object Answer, string Message);
