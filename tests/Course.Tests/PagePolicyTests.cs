namespace Course.Tests;

public sealed class PagePolicyTests
{
    private const string Chapter = "01-a-chapter";

    private static async Task<PageHost> StartAsync() =>
        await (
            await PageHost.StartAsync((Chapter, PageHost.Notebook("One", "1 + 1")))
        ).EnterAsync();

    private static string Between(string text, string before, string after) =>
        text.Split(before)[1].Split(after)[0];

    private static string Policy(HttpResponseMessage answer) =>
        answer.Headers.GetValues("Content-Security-Policy").Single();

    [Theory]
    [InlineData("/")]
    [InlineData("/chapters/01-a-chapter")]
    [InlineData("/nothing")]
    public async Task A_page_runs_no_script_but_its_own_and_can_be_framed_by_nobody(string path)
    {
        await using PageHost page = await StartAsync();

        using HttpResponseMessage answer = await page.SendAsync(HttpMethod.Get, path);

        string policy = Policy(answer);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("base-uri 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("form-action 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_secret_is_kept_by_a_cache_or_told_to_another_site()
    {
        await using PageHost page = await StartAsync();
        string[] paths = [page.Server.Address.PathAndQuery, "/", $"/chapters/{Chapter}"];

        foreach (string path in paths)
        {
            using HttpResponseMessage answer = await page.SendAsync(HttpMethod.Get, path);
            Assert.True(answer.Headers.CacheControl!.NoStore);
            Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        }
    }

    [Fact]
    public async Task The_frame_of_an_output_has_no_authority_and_no_network()
    {
        await using PageHost page = await StartAsync();
        string html = await page.GetTextAsync($"/chapters/{Chapter}");
        string frame = Between(html, "data-frame-url=\"", "\"");

        using HttpResponseMessage answer = await page.SendAsync(
            HttpMethod.Get,
            frame,
            cookie: false
        );

        Assert.True(answer.IsSuccessStatusCode);
        string policy = Policy(answer);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.EndsWith("sandbox allow-scripts", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("connect-src", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("allow-same-origin", policy, StringComparison.Ordinal);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain(page.Cookie.Split('=')[1], text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_key_of_the_frames_opens_nothing_else()
    {
        await using PageHost page = await StartAsync();
        string html = await page.GetTextAsync($"/chapters/{Chapter}");
        string key = Between(html, "/frame/", "/output");
        string[] paths = [$"/?token={key}", $"/frame/{key}/page.js", $"/frame/{key}/../../"];

        foreach (string path in paths)
        {
            using HttpResponseMessage answer = await page.SendAsync(
                HttpMethod.Get,
                path,
                cookie: false
            );
            Assert.False(answer.IsSuccessStatusCode, path);
        }
    }
}
