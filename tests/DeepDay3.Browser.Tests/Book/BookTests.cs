using Microsoft.Playwright;

namespace DeepDay3.Browser.Tests.Book;

/// <summary>The book as a reader sees it, opened from files.</summary>
[Collection(BrowserCollection.Name)]
public sealed class BookTests(Chromium chromium, BookFixture book) : IClassFixture<BookFixture>
{
    [BrowserFact]
    public void The_command_succeeds_and_no_link_is_broken() =>
        Assert.True(book.Build.ExitCode == 0, $"exit code {book.Build.ExitCode}: {book.Build.Output}{book.Build.Error}");

    [BrowserFact]
    public async Task Every_page_loads_without_console_errors_and_without_leaving_the_site()
    {
        var complaints = new List<string>();
        var page = await chromium.Browser.NewPageAsync();
        var current = "";
        page.Console += (_, message) => { if (message.Type == "error") complaints.Add($"{current}: {message.Text}"); };
        page.PageError += (_, error) => complaints.Add($"{current}: {error}");
        page.Request += (_, request) => { if (!request.Url.StartsWith("file:", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal)) complaints.Add($"{current}: asks for {request.Url}"); };
        page.RequestFailed += (_, request) => complaints.Add($"{current}: {request.Url} is not there");
        foreach (var name in book.Pages)
        {
            current = name;
            await page.GotoAsync(book.Url(name));
        }

        await page.CloseAsync();
        Assert.Empty(complaints);
    }

    [BrowserFact]
    public async Task Every_page_has_one_first_heading_headings_in_order_alternatives_for_pictures_and_unique_ids()
    {
        var complaints = new List<string>();
        var page = await chromium.Browser.NewPageAsync();
        foreach (var name in book.Pages)
        {
            await page.GotoAsync(book.Url(name));
            var found = await page.EvaluateAsync<string[]>("""
                () => {
                  const said = [];
                  const levels = [...document.querySelectorAll('main :is(h1,h2,h3,h4,h5,h6)')].map(h => +h.tagName[1]);
                  if (levels.filter(l => l === 1).length !== 1) said.push('has ' + levels.filter(l => l === 1).length + ' first headings');
                  levels.forEach((l, i) => { if (i > 0 && l > levels[i - 1] + 1) said.push('jumps from h' + levels[i - 1] + ' to h' + l); });
                  for (const img of document.querySelectorAll('img')) if (!img.alt) said.push('has a picture without alt text');
                  for (const svg of document.querySelectorAll('.figure > svg')) if (!svg.querySelector('title')?.textContent && !svg.getAttribute('aria-label')) said.push('has a figure without a title');
                  const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
                  for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) said.push('has the id ' + id + ' twice');
                  return said;
                }
                """);
            complaints.AddRange(found.Select(one => $"{name} {one}"));
        }

        await page.CloseAsync();
        Assert.Empty(complaints);
    }

    [BrowserFact]
    public async Task Nothing_is_wider_than_a_phone()
    {
        var complaints = new List<string>();
        var page = await chromium.Browser.NewPageAsync(new() { ViewportSize = new() { Width = 380, Height = 800 } });
        foreach (var name in book.Pages)
        {
            await page.GotoAsync(book.Url(name));
            var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (width <= 380) continue;
            var widest = await page.EvaluateAsync<string>("""
                [...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > 380 && !e.closest('pre, table, .figure, .katex, .html'))
                  .map(e => e.tagName + ' ' + e.textContent.trim().slice(0, 50)).slice(-3).join(' | ')
                """);
            complaints.Add($"{name} is {width} px wide: {widest}");
        }

        await page.CloseAsync();
        Assert.Empty(complaints);
    }

    [BrowserFact]
    public async Task Text_has_contrast_in_light_and_dark()
    {
        var complaints = new List<string>();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var page = await chromium.Browser.NewPageAsync(new() { ColorScheme = scheme });
            foreach (var name in book.Pages.Where(name => name is "index.html" || name.StartsWith("day3", StringComparison.Ordinal) || name.EndsWith("glossary.html", StringComparison.Ordinal)))
            {
                await page.GotoAsync(book.Url(name));
                complaints.AddRange((await page.EvaluateAsync<string[]>(ContrastScript)).Select(one => $"{name} ({scheme}): {one}"));
            }

            await page.CloseAsync();
        }

        Assert.Empty(complaints.Distinct().Take(20));
    }

    [BrowserFact]
    public async Task Search_finds_English_and_Japanese_by_keyboard()
    {
        var page = await chromium.Browser.NewPageAsync();
        await page.GotoAsync(book.Url("index.html"));
        foreach (var query in new[] { "forget gate", "忘却ゲート", "ＦＯＲＧＥＴ　ｇａｔｅ" })
        {
            await page.Keyboard.PressAsync("Escape");
            await page.FillAsync(".search input", "");
            await page.EvaluateAsync("document.activeElement.blur()");
            await page.Keyboard.PressAsync("/");
            await page.Keyboard.InsertTextAsync(query);
            await page.WaitForSelectorAsync("#results [role=option]");
            Assert.Contains("forget gate", await page.TextContentAsync("#results"), StringComparison.OrdinalIgnoreCase);
        }

        await page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal("result-0", await page.GetAttributeAsync(".search input", "aria-activedescendant"));
        var target = await page.Locator("#result-0 a").EvaluateAsync<string>("link => link.href");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("target => location.href === target", target);
        await page.CloseAsync();
    }

    [BrowserFact]
    public async Task A_search_without_result_says_so()
    {
        var page = await chromium.Browser.NewPageAsync();
        await page.GotoAsync(book.Url("index.html"));
        await page.FillAsync(".search input", "<b>zzzqqq");
        await page.WaitForSelectorAsync("#results .none");
        await page.CloseAsync();
    }

    [BrowserFact]
    public async Task The_theme_switches_page_and_figures_and_is_remembered()
    {
        var page = await chromium.Browser.NewPageAsync(new() { ColorScheme = ColorScheme.Light });
        await page.GotoAsync(book.Url("day3/01_simple_rnn.html"));
        const string Colours = "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('.figure svg .p')).fill]";
        var light = await page.EvaluateAsync<string[]>(Colours);
        await page.ClickAsync(".theme");
        var dark = await page.EvaluateAsync<string[]>(Colours);
        Assert.NotEqual(light[0], dark[0]);
        Assert.NotEqual(light[1], dark[1]);
        await page.ReloadAsync();
        Assert.Equal(dark, await page.EvaluateAsync<string[]>(Colours));
        await page.ClickAsync(".theme");
        Assert.Equal(light, await page.EvaluateAsync<string[]>(Colours));
        await page.CloseAsync();
    }

    [BrowserFact]
    public async Task A_figure_opens_large_and_closes_again()
    {
        var page = await chromium.Browser.NewPageAsync();
        await page.GotoAsync(book.Url("day3/01_simple_rnn.html"));
        await page.Locator(".figure > svg").First.ClickAsync();
        var box = await page.Locator("dialog.zoom svg").BoundingBoxAsync();
        Assert.True(box!.Width > 800, $"the enlarged figure is {box.Width} px wide");
        await page.Keyboard.PressAsync("Escape");
        Assert.False(await page.Locator("dialog.zoom").IsVisibleAsync());
        await page.CloseAsync();
    }

    [BrowserFact]
    public async Task Formulas_are_typeset_where_KaTeX_is_at_hand()
    {
        var page = await chromium.Browser.NewPageAsync();
        await page.GotoAsync(book.Url("day3/01_simple_rnn.html"));
        var isAtHand = Directory.Exists(Path.Combine(book.Folder, "assets", "katex"));
        Assert.Equal(isAtHand, await page.Locator(".math.typeset").CountAsync() > 0);
        Assert.True(await page.Locator(".math").CountAsync() > 0);
        foreach (var name in isAtHand ? book.Pages : [])
        {
            await page.GotoAsync(book.Url(name));
            Assert.Empty(await page.EvaluateAsync<string[]>("[...document.querySelectorAll('.math:not(.typeset)')].map(e => e.textContent)"));
        }

        await page.CloseAsync();
    }

    [BrowserFact]
    public async Task The_contents_open_on_a_phone()
    {
        var page = await chromium.Browser.NewPageAsync(new() { ViewportSize = new() { Width = 380, Height = 800 } });
        await page.GotoAsync(book.Url("index.html"));
        Assert.False(await page.Locator("#contents").IsVisibleAsync());
        await page.ClickAsync(".menu");
        Assert.True(await page.Locator("#contents").IsVisibleAsync());
        await page.Locator("#contents a").First.ClickAsync();
        await page.WaitForFunctionAsync("!location.pathname.endsWith('index.html')");
        await page.CloseAsync();
    }

    [BrowserFact]
    public async Task Terms_lead_to_the_glossary_and_back()
    {
        var page = await chromium.Browser.NewPageAsync();
        await page.GotoAsync(book.Url("day3/01_simple_rnn.html"));
        await page.Locator("a.term").First.ClickAsync();
        await page.WaitForFunctionAsync("location.href.includes('glossary.html#') && document.readyState === 'complete'");
        var there = await page.EvaluateAsync<string>("document.getElementById(decodeURIComponent(location.hash.slice(1)))?.textContent ?? ''");
        Assert.Contains("3-1 Simple RNN", there, StringComparison.Ordinal);
        await page.CloseAsync();
    }

    // WCAG 2.1: 4.5 to 1, large text 3 to 1. Formulas and figures bring their own colours and are left out.
    const string ContrastScript = """
        () => {
          const parse = c => (c.match(/[\d.]+/g) || []).map(Number);
          const lum = c => { const [r, g, b] = c.slice(0, 3).map(v => { v /= 255; return v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4; }); return .2126 * r + .7152 * g + .0722 * b; };
          const background = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c.length === 3 || c[3] > .9) return c; } return [255, 255, 255]; };
          const said = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          const seen = new Set();
          while (walker.nextNode()) {
            const e = walker.currentNode.parentElement;
            if (!walker.currentNode.textContent.trim() || seen.has(e) || e.closest('svg, .katex, .anchor, .skip, dialog, script, .html')) continue;
            seen.add(e);
            const style = getComputedStyle(e);
            if (!e.getClientRects().length || style.visibility === 'hidden' || style.opacity === '0') continue;
            const a = lum(parse(style.color)), b = lum(background(e));
            const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
            const size = parseFloat(style.fontSize);
            if (ratio < (size >= 24 || size >= 18.6 && +style.fontWeight >= 700 ? 3 : 4.5)) said.push(`${e.tagName}.${e.className} "${e.textContent.trim().slice(0, 30)}" has ${ratio.toFixed(2)}`);
          }
          return said;
        }
        """;
}
