using System.Text.Json.Nodes;
using DeepDay3.Browser.Tests.Book;
using Microsoft.Playwright;

namespace DeepDay3.Browser.Tests.Hosts;

/// <summary>The kernel behind Jupyter Notebook, with a person's means: the page, its buttons and its keys.</summary>
[Collection(BrowserCollection.Name)]
public sealed class NotebookTests(Chromium chromium, NotebookServer server) : IClassFixture<NotebookServer>
{
    static readonly string SetUp = $"""
        #r "{BookFixture.Root}/artifacts/bin/DeepDay3/release/DeepDay3.Torch.dll"
        #r "{BookFixture.Root}/artifacts/bin/DeepDay3/release/DeepDay3.dll"
        using DeepDay3.Training;
        using static TorchSharp.torch;
        manual_seed(0);
        var model = nn.Linear(3, 1);
        var x = randn(64, 3);
        var y = x.sum(1, true);
        """;

    // Slow enough for its states to be seen.
    const string Train = """
        var history = new Trainer(model, optim.SGD(model.parameters(), 0.05)).Fit(
            Batches.Of(x, y, 32), batch => { System.Threading.Thread.Sleep(100); return nn.functional.mse_loss(model.call(batch.X), batch.Y); }, epochs: 40);
        """;

    [NotebookFact]
    public async Task A_training_curve_grows_in_place_and_its_last_state_is_what_the_notebook_keeps()
    {
        IPage page = await Open(server.Add("live.ipynb", SetUp, Train));
        await page.EvaluateAsync("Jupyter.notebook.execute_all_cells()");
        var states = new HashSet<string>();
        var pictures = new HashSet<int>();
        var cell = page.Locator(".code_cell").Nth(1);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await page.EvaluateAsync<bool>("Jupyter.notebook.get_cell(1).input_prompt_number > 0 && !Jupyter.notebook.kernel_busy"))
        {
            string shown = await cell.Locator(".output").InnerHTMLAsync();
            if (shown.Contains("<svg", StringComparison.Ordinal)) states.Add(shown);
            pictures.Add(await cell.Locator(".output svg").CountAsync());
            await Task.Delay(50, patience.Token);
        }
        if (Environment.GetEnvironmentVariable("DEEPDAY3_SCREENSHOTS") is { Length: > 0 } folder) await page.ScreenshotAsync(new() { Path = Path.Combine(folder, "notebook-live.png") });
        Assert.True(states.Count >= 3, $"{states.Count} states of the curve were seen");
        Assert.InRange(pictures.Max(), 1, 1);
        await Shows(page, 1, "40 epochs");

        await page.EvaluateAsync("Jupyter.notebook.save_notebook()");
        JsonArray outputs = server.Saved("live.ipynb")[1]!["outputs"]!.AsArray();
        Assert.Equal(2, outputs.Count);
        Assert.Contains("image/svg+xml", outputs[1]!["data"]!.AsObject().Select(pair => pair.Key));
        await Close(page);
    }

    [NotebookFact]
    public async Task The_stop_button_ends_an_endless_cell_and_its_state_stays()
    {
        IPage page = await Open(server.Add("stop.ipynb", "int kept = 41;", "while (true) kept = 41;", "kept + 1"));
        await Run(page, 0);
        await page.EvaluateAsync("Jupyter.notebook.execute_cells([1])");
        await Task.Delay(1500);
        Assert.Contains("*", await page.Locator(".input_prompt").Nth(1).InnerTextAsync());
        await page.Locator("button[data-jupyter-action='jupyter-notebook:interrupt-kernel']").ClickAsync();
        await Shows(page, 1, "interrupted");
        await Run(page, 2);
        await Shows(page, 2, "42");
        await Close(page);
    }

    [NotebookFact]
    public async Task Tab_completes_and_shift_tab_explains()
    {
        IPage page = await Open(server.Add("complete.ipynb", "1", ""));
        await Run(page, 0);
        await page.Locator(".code_cell").Nth(1).Locator(".CodeMirror").ClickAsync();
        await page.Keyboard.TypeAsync("Math.Sqr");
        await page.Keyboard.PressAsync("Tab");
        await page.WaitForFunctionAsync("Jupyter.notebook.get_cell(1).get_text() == 'Math.Sqrt'");
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.WaitForFunctionAsync("document.querySelector('#tooltip')?.innerText.includes('double Math.Sqrt(double')");
        await Close(page);
    }

    async Task<IPage> Open(string address)
    {
        IPage page = await chromium.Browser.NewPageAsync(new() { ViewportSize = new() { Width = 1100, Height = 1000 } });
        page.SetDefaultTimeout(60_000);
        await page.GotoAsync(address);
        await page.WaitForFunctionAsync("window.Jupyter?.notebook?.kernel?.info_reply?.language_info != null");
        return page;
    }

    static async Task Run(IPage page, int cell)
    {
        await page.EvaluateAsync("cell => Jupyter.notebook.execute_cells([cell])", cell);
        await Idle(page, cell);
    }

    // The reply and what the cell shows come by two channels.
    static Task Shows(IPage page, int cell, string text) =>
        page.WaitForFunctionAsync("([cell, text]) => document.querySelectorAll('.code_cell')[cell].querySelector('.output').innerText.includes(text)", new object[] { cell, text });

    static Task Idle(IPage page, int cell) => page.WaitForFunctionAsync("cell => Jupyter.notebook.get_cell(cell).input_prompt_number > 0 && !Jupyter.notebook.kernel_busy", cell);

    static async Task Close(IPage page)
    {
        await page.EvaluateAsync("Jupyter.notebook.kernel.kill()");
        await page.CloseAsync();
    }
}
