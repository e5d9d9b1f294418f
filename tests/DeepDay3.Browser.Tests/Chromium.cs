using Microsoft.Playwright;

namespace DeepDay3.Browser.Tests;

/// <summary>One headless browser for all tests: $CHROMIUM, or the system's Chromium or Chrome.</summary>
public sealed class Chromium : IAsyncLifetime
{
    static readonly string[] Places =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    IPlaywright? playwright;
    IBrowser? browser;

    /// <summary>The browser's program, or null.</summary>
    public static string? Program { get; } = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : Places.FirstOrDefault(File.Exists);

    /// <summary>The browser.</summary>
    public IBrowser Browser => browser!;

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (Program is null) return;
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Headless = true, Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
