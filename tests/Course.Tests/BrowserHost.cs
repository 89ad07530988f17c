using Microsoft.Playwright;

namespace Course.Tests;

/// <summary>Chromium without a window.</summary>
public sealed class BrowserHost : IAsyncDisposable
{
    // Long enough for a loaded machine; no test waits for it to pass.
    private static readonly TimeSpan Watchdog = TimeSpan.FromMinutes(2);

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private BrowserHost(IPlaywright playwright, IBrowser browser)
    {
        this.playwright = playwright;
        this.browser = browser;
    }

    /// <summary>Where Chromium is; skips the test where it is not.</summary>
    public static string FindOrSkip()
    {
        string[] names = ["chromium", "chromium-browser", "google-chrome"];
        IEnumerable<string> places = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .Prepend(Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium");
        string? found = places.FirstOrDefault(File.Exists);
        Skip.If(found is null, "Chromium is not installed (set CHROMIUM to its path)");
        return found!;
    }

    public static async Task<BrowserHost> StartAsync(string chromium)
    {
        IPlaywright driver = await Playwright.CreateAsync();
        IBrowser started = await driver.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = chromium,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                ],
            }
        );
        return new BrowserHost(driver, started);
    }

    public async Task<IPage> NewPageAsync()
    {
        IPage page = await browser.NewPageAsync();
        page.SetDefaultTimeout((float)Watchdog.TotalMilliseconds);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
