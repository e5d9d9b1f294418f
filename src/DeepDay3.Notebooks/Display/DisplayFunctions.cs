namespace DeepDay3.Notebooks.Display;

/// <summary>What cells call without a class name, beside what they call on <see cref="Microsoft.DotNet.Interactive.Kernel"/>.</summary>
public static class DisplayFunctions
{
    /// <summary>Asks the person at the notebook for a line of text.</summary>
    /// <exception cref="InvalidOperationException">There is nobody to ask.</exception>
    public static string input(string prompt = "") => Ask(prompt, false);

    /// <summary>Asks the person at the notebook for a line of text that is not shown.</summary>
    /// <exception cref="InvalidOperationException">There is nobody to ask.</exception>
    public static string password(string prompt = "") => Ask(prompt, true);

    /// <summary>Removes what the cell has put out so far.</summary>
    /// <param name="wait">True to keep it on display until the cell puts out something new, so that nothing flickers.</param>
    public static void ClearOutput(bool wait = false) => OutputScope.Current?.Clear(wait);

    internal static string Ask(string prompt, bool isPassword) => OutputScope.Current is { } scope
        ? scope.ReadLine(prompt, isPassword)
        : throw new InvalidOperationException("Input can be asked for in cells only.");
}
