namespace DeepDay3.Browser.Tests;

/// <summary>A test that needs a browser; it says so where there is none.</summary>
public class BrowserFactAttribute : FactAttribute
{
    /// <summary>Skips without a browser.</summary>
    public BrowserFactAttribute()
    {
        if (Chromium.Program is null) Skip = "No browser: neither $CHROMIUM nor Chromium or Chrome at its usual place (Debian: apt-get install chromium).";
    }
}
