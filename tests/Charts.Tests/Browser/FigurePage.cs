using Charts.Tests.Playing;
using Microsoft.Playwright;

namespace Charts.Tests.Browser;

/// <summary>A page with figures in it, in Chromium without a window; the network it sees is this class.</summary>
internal sealed class FigurePage : IAsyncDisposable
{
    private const string Address = "http://figures.test/";
    private const float Patience = 120_000;
    private readonly IPlaywright _driver;
    private readonly IBrowser _browser;

    private FigurePage(IPlaywright driver, IBrowser browser, IPage page) =>
        (_driver, _browser, Page) = (driver, browser, page);

    internal IPage Page { get; }

    /// <summary>What the page has complained of: errors of scripts, and what it wrote to the console as one.</summary>
    internal List<string> Complaints { get; } = [];

    /// <summary>Opens a page.</summary>
    /// <param name="figures">What is in it, in this order.</param>
    /// <param name="isDark">Whether the page is dark.</param>
    /// <param name="runsScripts">Whether scripts may run.</param>
    /// <param name="hasPlotly">Whether Plotly can be had.</param>
    internal static async Task<FigurePage> Open(
        IEnumerable<Figure> figures,
        bool isDark = false,
        bool runsScripts = true,
        bool hasPlotly = true
    )
    {
        var chromium = GamePage.FindOrSkip();
        var driver = await Playwright.CreateAsync();
        var browser = await driver.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = chromium,
                Args = ["--no-sandbox", "--disable-gpu", "--no-first-run"],
            }
        );
        var page = await browser.NewPageAsync(
            new()
            {
                JavaScriptEnabled = runsScripts,
                ColorScheme = isDark ? ColorScheme.Dark : ColorScheme.Light,
                ViewportSize = new() { Width = 960, Height = 800 },
            }
        );
        page.SetDefaultTimeout(Patience);
        var opened = new FigurePage(driver, browser, page);
        page.PageError += (_, error) => opened.Complaints.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                opened.Complaints.Add(message.Text);
            }
        };
        await opened.Serve(Html(figures, isDark), hasPlotly);
        await page.GotoAsync(Address);
        return opened;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _driver.Dispose();
    }

    /// <summary>Keeps a picture of the page where <c>FIGURE_SCREENSHOTS</c> says; nothing if it does not.</summary>
    internal async Task Keep(string name)
    {
        if (Environment.GetEnvironmentVariable("FIGURE_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(
                new() { Path = Path.Combine(folder, name + ".png"), FullPage = true }
            );
        }
    }

    private static string Html(IEnumerable<Figure> figures, bool isDark)
    {
        var boxes = figures.Select(figure => $"<div class=\"figure\">{figure.ToHtml()}</div>");
        return $"""
            <!doctype html>
            <meta charset="utf-8">
            <link rel="icon" href="data:,">
            <body style="background: {(isDark ? "#1e1e1e" : "#ffffff")}">
            {string.Join("\n", boxes)}
            """;
    }

    private async Task Serve(string html, bool hasPlotly) =>
        await Page.RouteAsync(
            "**/*",
            route =>
                route.Request.Url switch
                {
                    Address => route.FulfillAsync(new() { ContentType = "text/html", Body = html }),
                    // A copy beside the page, as in notebooks/lib.
                    Address + "lib/plotly-cartesian.min.js" when hasPlotly => route.FulfillAsync(
                        new() { ContentType = "text/javascript", Path = PlotlyFile() }
                    ),
                    var url when url.StartsWith("data:", StringComparison.Ordinal) =>
                        route.ContinueAsync(),
                    _ => route.AbortAsync(),
                }
        );

    private static string PlotlyFile() =>
        Path.Combine(CourseRoot.Find(), "src", "Course", "web", "dist", "plotly.js");
}
