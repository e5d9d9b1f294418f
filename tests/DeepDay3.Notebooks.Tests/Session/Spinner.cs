namespace DeepDay3.Notebooks.Tests.Session;

/// <summary>A call into a library that hears of no interruption.</summary>
public static class Spinner
{
    static volatile bool isOpen;
    static volatile bool hasEnded;

    public static bool IsOpen
    {
        get => isOpen;
        set => isOpen = value;
    }

    public static bool HasEnded => hasEnded;

    public static void Spin()
    {
        isOpen = hasEnded = false;
        while (!isOpen)
        {
        }

        hasEnded = true;
    }
}
