namespace DeepDay3.Exercises.Functions;

/// <summary>A wrong version of a function, as a learner writes it by mistake.</summary>
/// <param name="Message">What the feedback says.</param>
/// <param name="Function">The wrong version.</param>
public sealed record FunctionSlip(string Message, Delegate Function);
