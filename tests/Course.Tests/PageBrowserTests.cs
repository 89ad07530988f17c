using Microsoft.Playwright;
using Notebooks;

namespace Course.Tests;

/// <summary>The page as a learner uses it, in a real browser without a window.</summary>
public sealed class PageBrowserTests
{
    private const string Figure = """
        sealed class Figure
        {
            public string ToHtml() =>
                "<div id='figure'>a picture</div><script>" +
                "document.getElementById('figure').textContent = 'drawn ' + typeof window.coursePlotlyUrl;" +
                "</script>";
        }
        """;

    private static async Task<(BrowserHost Browser, PageHost Host, IPage Page)> OpenAsync(
        params string[] code
    )
    {
        string chromium = BrowserHost.FindOrSkip();
        PageHost host = await PageHost.StartAsync(("01-live", PageHost.Notebook("Live", code)));
        BrowserHost browser = await BrowserHost.StartAsync(chromium);
        IPage page = await browser.NewPageAsync();
        await page.GotoAsync(host.Server.Address.AbsoluteUri);
        await page.GetByRole(AriaRole.Link, new() { Name = "Live" }).ClickAsync();
        await page.Locator("[data-cell] .cm-content").First.WaitForAsync();
        return (browser, host, page);
    }

    private static ILocator Cell(IPage page, string id) => page.Locator($"[data-cell={id}]");

    private static Task UntilAsync(IPage page, string id, string state) =>
        page.Locator($"[data-cell={id}][data-state={state}]").WaitForAsync();

    private static async Task TypeAsync(IPage page, string id, string code)
    {
        await Cell(page, id).Locator(".cm-content").ClickAsync();
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.InsertTextAsync(code);
    }

    [SkippableFact]
    public async Task The_token_leaves_the_address_bar()
    {
        (BrowserHost browser, PageHost host, IPage page) = await OpenAsync("1");
        await using (browser)
        await using (host)
        {
            Assert.Equal($"{host.Origin}/chapters/01-live", page.Url);
            await page.GoBackAsync();
            Assert.Equal($"{host.Origin}/", page.Url);
            Assert.Equal("", await page.EvaluateAsync<string>("document.cookie"));
        }
    }

    [SkippableFact]
    public async Task A_cell_is_edited_and_run_and_shows_what_it_prints_and_its_figure()
    {
        (BrowserHost browser, PageHost host, IPage page) = await OpenAsync(Figure, "1 + 1");
        await using (browser)
        await using (host)
        {
            await Cell(page, "a").GetByRole(AriaRole.Button, new() { Name = "Run" }).ClickAsync();
            await UntilAsync(page, "a", "ok");
            await TypeAsync(page, "b", "Console.WriteLine(\"printed\");\nnew Figure()");
            await page.Keyboard.PressAsync("Control+Enter");
            await UntilAsync(page, "b", "ok");

            Assert.Contains(
                "printed",
                await Cell(page, "b").Locator(".stream").InnerTextAsync(),
                StringComparison.Ordinal
            );
            ILocator figure = Cell(page, "b").FrameLocator("iframe").Locator("#figure");
            Assert.Equal("drawn string", await figure.InnerTextAsync());
            Assert.Equal("2", await Cell(page, "b").Locator(".count").InnerTextAsync());
        }
    }

    [SkippableFact]
    public async Task A_figure_can_load_the_page_s_plotly_and_nothing_of_the_page()
    {
        const string Code = """
            sealed class Probe
            {
                public string ToHtml() => "<p id='plotly'></p><p id='page'></p><p id='net'></p><script>" +
                    "const put = (id, text) => document.getElementById(id).textContent = text;" +
                    "const script = document.createElement('script'); script.src = window.coursePlotlyUrl;" +
                    "script.onload = () => put('plotly', typeof Plotly.newPlot); document.head.append(script);" +
                    "try { put('page', parent.document.title) } catch { put('page', 'refused') }" +
                    "fetch('/').then(() => put('net', 'open'), () => put('net', 'refused'));</script>";
            }
            new Probe()
            """;
        (BrowserHost browser, PageHost host, IPage page) = await OpenAsync(Code);
        await using (browser)
        await using (host)
        {
            await page.Locator("[data-action=runAll]").ClickAsync();
            await UntilAsync(page, "a", "ok");

            IFrameLocator frame = Cell(page, "a").FrameLocator("iframe");
            await frame.Locator("#plotly:has-text('function')").WaitForAsync();
            await frame.Locator("#page:has-text('refused')").WaitForAsync();
            await frame.Locator("#net:has-text('refused')").WaitForAsync();
        }
    }

    [SkippableFact]
    public async Task The_scheduler_is_played_in_the_page()
    {
        string code = $$"""
            #r "{{typeof(Goroutines.Simulator).Assembly.Location}}"
            #r "{{typeof(Charts.Games).Assembly.Location}}"
            using Goroutines;
            using static Goroutines.Builtin;
            using static Charts.Games;
            async GoTask Program()
            {
                Go(() => Console.Write("a"));
                Console.Write("b");
                await Sleep(TimeSpan.FromSeconds(1));
            }
            Play(Program, Charts.Goal.Output("ab"))
            """;
        (BrowserHost browser, PageHost host, IPage page) = await OpenAsync(code);
        await using (browser)
        await using (host)
        {
            await page.Locator("[data-action=runAll]").ClickAsync();
            await UntilAsync(page, "a", "ok");

            IFrameLocator frame = Cell(page, "a").FrameLocator("iframe");
            await frame.Locator(".move:has-text('G1 goes')").ClickAsync();
            await frame.Locator("pre:has-text('b')").WaitForAsync();
            await page.Keyboard.PressAsync("u");
            await page.Keyboard.PressAsync("2");
            await frame.Locator(".verdict.won:has-text('1 move')").WaitForAsync();
            Assert.Equal("ab", await frame.Locator("pre").InnerTextAsync());
        }
    }

    [SkippableFact]
    public async Task A_busy_loop_is_stopped_and_the_page_says_what_that_costs()
    {
        (BrowserHost browser, PageHost host, IPage page) = await OpenAsync(
            "while (true) { }",
            "6 * 7"
        );
        await using (browser)
        await using (host)
        {
            await page.Locator("[data-action=runAll]").ClickAsync();
            await UntilAsync(page, "a", "running");
            await page.Locator("[data-action=stop]").ClickAsync();
            await UntilAsync(page, "a", "stopped");
            await page.Locator(".notice.lost").WaitForAsync();

            await Cell(page, "b").Locator(".run").ClickAsync();
            await UntilAsync(page, "b", "ok");
            Assert.Equal("42", await Cell(page, "b").Locator(".outputs .text").InnerTextAsync());
        }
    }

    [SkippableFact]
    public async Task After_a_restart_a_variable_is_unknown()
    {
        (BrowserHost browser, PageHost host, IPage page) = await OpenAsync("int x = 1;", "x");
        await using (browser)
        await using (host)
        {
            await page.Locator("[data-action=runAll]").ClickAsync();
            await UntilAsync(page, "b", "ok");
            await page.Locator("[data-action=restart]").ClickAsync();
            await page.Locator(".notice").WaitForAsync();
            await Cell(page, "b").Locator(".run").ClickAsync();
            await UntilAsync(page, "b", "failed");
            await Cell(page, "b").Locator(".error").WaitForAsync();
        }
    }

    [SkippableFact]
    public async Task An_edit_survives_a_reload_and_is_reset_or_saved()
    {
        (BrowserHost browser, PageHost host, IPage page) = await OpenAsync("1 + 1", "2 + 2");
        await using (browser)
        await using (host)
        {
            await TypeAsync(page, "a", "3 + 3");
            await TypeAsync(page, "b", "4 + 4");
            await page.ReloadAsync();
            await Cell(page, "a").Locator(".cm-content:has-text('3 + 3')").WaitForAsync();

            await Cell(page, "a").Locator("[data-action=reset]").ClickAsync();
            await Cell(page, "a").Locator(".cm-content:has-text('1 + 1')").WaitForAsync();
            await page.Locator("[data-action=save]").ClickAsync();
            await page.Locator("body:not(.unsaved)").WaitForAsync();

            string file = Path.Combine(host.Folder, "01-live.ipynb");
            NotebookDocument saved = NotebookDocument.Load(file);
            Assert.Equal("1 + 1", saved.Cells[1].Source);
            Assert.Equal("4 + 4", saved.Cells[2].Source);
        }
    }

    [SkippableFact]
    public async Task Shift_Enter_goes_on_to_the_next_cell()
    {
        (BrowserHost browser, PageHost host, IPage page) = await OpenAsync("1", "2");
        await using (browser)
        await using (host)
        {
            await Cell(page, "a").Locator(".cm-content").ClickAsync();
            await page.Keyboard.PressAsync("Shift+Enter");
            await UntilAsync(page, "a", "ok");

            await Cell(page, "b").Locator(".cm-content:focus").WaitForAsync();
        }
    }
}
