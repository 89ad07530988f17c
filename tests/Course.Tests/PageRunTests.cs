using System.Net;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Notebooks;

namespace Course.Tests;

public sealed class PageRunTests
{
    private const string Chapter = "01-a-chapter";
    private const string Api = "/api/chapters/01-a-chapter";

    private static async Task<PageHost> StartAsync(params string[] code) =>
        await (await PageHost.StartAsync((Chapter, PageHost.Notebook("One", code)))).EnterAsync();

    private static bool Ended(JsonNode news, string cell) =>
        (string?)news["type"] is "cell"
        && string.Equals((string?)news["cell"]!["id"], cell, StringComparison.Ordinal)
        && (string?)news["cell"]!["state"] is "ok" or "failed" or "stopped";

    private static bool Runs(JsonNode news, string cell) =>
        (string?)news["type"] is "cell"
        && string.Equals((string?)news["cell"]!["id"], cell, StringComparison.Ordinal)
        && (string?)news["cell"]!["state"] is "running";

    private static object Cells(params (string Id, string Source)[] cells) =>
        new { cells = cells.Select(cell => new { id = cell.Id, source = cell.Source }) };

    private static string Text(IEnumerable<JsonNode> events) =>
        string.Concat(
            events
                .Where(news => (string?)news["type"] is "output")
                .Select(news => (string?)news["output"]!["text"])
        );

    private static string Version(string html) => html.Split("data-version=\"")[1].Split('"')[0];

    [Fact]
    public async Task Cells_run_in_order_and_their_outputs_come_as_they_are_made()
    {
        await using PageHost page = await StartAsync("int x = 41;", "Console.WriteLine(x); x + 1");
        using ClientWebSocket feed = await page.ListenAsync(Chapter);

        await page.PostAsync(
            $"{Api}/run",
            Cells(("a", "int x = 20;"), ("b", "Console.WriteLine(x);\nx + 1"))
        );
        IReadOnlyList<JsonNode> events = await PageHost.UntilAsync(feed, news => Ended(news, "b"));

        Assert.Equal("snapshot", (string?)events[0]["type"]);
        Assert.Equal("20\n21", Text(events));
        Assert.Equal("ok", (string?)events[^1]["cell"]!["state"]);
        Assert.Equal(2, (int)events[^1]["cell"]!["count"]!);
    }

    [Fact]
    public async Task A_failed_cell_tells_why_and_those_behind_it_do_not_run()
    {
        await using PageHost page = await StartAsync("int y = nothing;", "1");
        using ClientWebSocket feed = await page.ListenAsync(Chapter);

        await page.PostAsync($"{Api}/run", Cells(("a", "int y = nothing;"), ("b", "1")));
        IReadOnlyList<JsonNode> events = await PageHost.UntilAsync(feed, news => Ended(news, "a"));

        Assert.Equal("failed", (string?)events[^1]["cell"]!["state"]);
        JsonNode error = events.Single(e => (string?)e["type"] is "output")["output"]!;
        Assert.Equal("error", (string?)error["kind"]);
        Assert.Contains("nothing", (string?)error["message"], StringComparison.Ordinal);
        Assert.DoesNotContain(events, news => Runs(news, "b"));
    }

    [Fact]
    public async Task Stop_ends_a_busy_loop_and_says_that_the_variables_are_gone()
    {
        await using PageHost page = await StartAsync("while (true) { }", "1");
        using ClientWebSocket feed = await page.ListenAsync(Chapter);
        await page.PostAsync($"{Api}/run", Cells(("a", "while (true) { }"), ("b", "1")));
        await PageHost.UntilAsync(feed, news => Runs(news, "a"));

        await page.PostAsync($"{Api}/stop", new { });
        IReadOnlyList<JsonNode> events = await PageHost.UntilAsync(
            feed,
            news => (string?)news["notice"]?["kind"] is "lost"
        );

        Assert.Contains(events, news => (string?)news["cell"]?["state"] is "stopped");
        Assert.DoesNotContain(events, news => Runs(news, "b"));
        await page.PostAsync($"{Api}/run", Cells(("b", "6 * 7")));
        events = await PageHost.UntilAsync(feed, news => Ended(news, "b"));
        Assert.Equal("42", Text(events));
    }

    [Fact]
    public async Task Restart_forgets_the_variables()
    {
        await using PageHost page = await StartAsync("int x = 1;", "x");
        using ClientWebSocket feed = await page.ListenAsync(Chapter);
        await page.PostAsync($"{Api}/run", Cells(("a", "int x = 1;")));
        await PageHost.UntilAsync(feed, news => Ended(news, "a"));

        await page.PostAsync($"{Api}/restart", new { });
        await page.PostAsync($"{Api}/run", Cells(("b", "x")));
        IReadOnlyList<JsonNode> events = await PageHost.UntilAsync(feed, news => Ended(news, "b"));

        Assert.Equal("failed", (string?)events[^1]["cell"]!["state"]);
    }

    [Fact]
    public async Task A_chapter_too_many_takes_the_place_of_an_idle_one_which_is_told()
    {
        await using PageHost page = await PageHost.StartAsync(
            maxSessions: 1,
            (Chapter, PageHost.Notebook("One", "1")),
            ("02-another", PageHost.Notebook("Two", "2"))
        );
        await page.EnterAsync();
        using ClientWebSocket first = await page.ListenAsync(Chapter);
        using ClientWebSocket second = await page.ListenAsync("02-another");
        await page.PostAsync($"{Api}/run", Cells(("a", "1")));
        await PageHost.UntilAsync(first, news => (string?)news["session"] is "idle");

        await page.PostAsync("/api/chapters/02-another/run", Cells(("a", "2")));
        await PageHost.UntilAsync(second, news => Ended(news, "a"));
        IReadOnlyList<JsonNode> events = await PageHost.UntilAsync(
            first,
            news => (string?)news["notice"]?["kind"] is "lost"
        );

        Assert.Equal("none", (string?)events[^1]["session"]);
        await page.PostAsync($"{Api}/run", Cells(("a", "3")));
        events = await PageHost.UntilAsync(first, news => Ended(news, "a"));
        Assert.Equal("3", Text(events));
    }

    [Fact]
    public async Task Saving_writes_texts_and_outputs_and_leaves_the_rest_alone()
    {
        await using PageHost page = await StartAsync("1 + 1", "untouched");
        string file = Path.Combine(page.Folder, Chapter + ".ipynb");
        using ClientWebSocket feed = await page.ListenAsync(Chapter);
        await page.PostAsync($"{Api}/run", Cells(("a", "2 + 2")));
        await PageHost.UntilAsync(feed, news => Ended(news, "a"));
        string version = Version(await page.GetTextAsync($"/chapters/{Chapter}"));

        JsonNode answer = await page.PostAsync(
            $"{Api}/save",
            new { version, cells = new[] { new { id = "a", source = "2 + 2" } } }
        );

        NotebookDocument saved = NotebookDocument.Load(file);
        Assert.Equal("2 + 2", saved.Cells[1].Source);
        Assert.Equal("4", ((DisplayOutput)saved.Cells[1].Outputs.Single()).Text("text/plain"));
        Assert.Equal(1, saved.Cells[1].ExecutionCount);
        Assert.Equal("untouched", saved.Cells[2].Source);
        Assert.NotEqual(version, (string?)answer["version"], StringComparer.Ordinal);
        Assert.Single(Directory.GetFiles(page.Folder));
    }

    [Fact]
    public async Task Saving_over_a_file_that_was_changed_elsewhere_is_refused()
    {
        await using PageHost page = await StartAsync("1");
        string version = Version(await page.GetTextAsync($"/chapters/{Chapter}"));
        PageHost.Notebook("Changed", "2").SaveAs(Path.Combine(page.Folder, Chapter + ".ipynb"));

        JsonNode answer = await page.PostAsync(
            $"{Api}/save",
            new { version, cells = new[] { new { id = "a", source = "3" } } },
            HttpStatusCode.Conflict
        );

        Assert.Contains("changed elsewhere", (string?)answer["message"], StringComparison.Ordinal);
        string text = await File.ReadAllTextAsync(Path.Combine(page.Folder, Chapter + ".ipynb"));
        Assert.Contains("Changed", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_the_page_would_not_send_gets_one_clear_line()
    {
        await using PageHost page = await StartAsync("1");

        JsonNode noCells = await page.PostAsync($"{Api}/run", new { }, HttpStatusCode.BadRequest);
        JsonNode noSuchCell = await page.PostAsync(
            $"{Api}/run",
            Cells(("zzz", "1")),
            HttpStatusCode.UnprocessableEntity
        );

        Assert.NotNull(noCells["message"]);
        Assert.Contains("zzz", (string?)noSuchCell["message"], StringComparison.Ordinal);
    }
}
