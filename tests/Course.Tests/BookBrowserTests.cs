using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Course.Tests;

/// <summary>The book as it is read: opened from a disk.</summary>
public sealed class BookBrowserTests : IDisposable
{
    private const string Axe = "src/Course/web/node_modules/axe-core/axe.min.js";

    private readonly RunFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Nothing_serious_keeps_anybody_from_reading_it(ColorScheme scheme)
    {
        string chromium = BrowserHost.FindOrSkip();
        string axe = Path.Combine(CourseRoot.Find(), Axe);
        Skip.IfNot(File.Exists(axe), "axe-core is not installed: npm ci in src/Course/web");
        string site = await WriteAsync();
        await using var browser = await BrowserHost.StartAsync(chromium);
        foreach (string file in Directory.GetFiles(site, "*.html").Order())
        {
            var page = await browser.NewPageAsync();
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.GotoAsync(new Uri(file).AbsoluteUri);
            await page.EvaluateAsync(await File.ReadAllTextAsync(axe));
            // Styles are in the page already: without preload nothing is fetched, which a file may not.
            string[] violations = await page.EvaluateAsync<string[]>(
                """
                async () => (await axe.run(document, { resultTypes: ["violations"], preload: false })).violations
                  .filter(v => v.impact === "serious" || v.impact === "critical")
                  .map(v => v.id + ": " + v.nodes[0].html)
                """
            );
            Assert.True(
                violations.Length == 0,
                $"{Path.GetFileName(file)}: {string.Join('\n', violations)}"
            );
            await page.CloseAsync();
        }
    }

    [SkippableFact]
    public async Task Figures_become_interactive_with_the_books_own_copy_of_plotly()
    {
        string chromium = BrowserHost.FindOrSkip();
        string site = await WriteAsync();
        await using var browser = await BrowserHost.StartAsync(chromium);
        var page = await browser.NewPageAsync();
        var requests = new List<string>();
        page.Request += (_, request) => requests.Add(request.Url);
        await page.GotoAsync(
            new Uri(Path.Combine(site, "02-sequential-concurrent-interleaving.html")).AbsoluteUri
        );
        await page.Locator(".js-plotly-plot").First.WaitForAsync();
        Assert.All(requests, url => Assert.Matches("^(file|data|blob):", url));
    }

    [SkippableFact]
    public async Task A_word_is_found_and_leads_to_its_section()
    {
        string chromium = BrowserHost.FindOrSkip();
        string site = await WriteAsync();
        await using var browser = await BrowserHost.StartAsync(chromium);
        var page = await browser.NewPageAsync();
        await page.GotoAsync(new Uri(Path.Combine(site, "index.html")).AbsoluteUri);
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("interleaved play scheduler");
        await page.Locator("#found a").First.WaitForAsync();
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");
        // It asks again and again: who waits for an event can come too late for it.
        await Assertions
            .Expect(page)
            .ToHaveURLAsync(
                new Regex(
                    "/02-[^/]*\\.html#play-the-scheduler$",
                    RegexOptions.None,
                    PageHost.Watchdog
                ),
                new() { Timeout = (float)PageHost.Watchdog.TotalMilliseconds }
            );
    }

    private async Task<string> WriteAsync()
    {
        string site = _folder.File("site");
        var run = await RunProcess.RunAsync(CourseRoot.Find(), "book", site);
        Assert.True(run.ExitCode == 0, run.Errors);
        return site;
    }
}
