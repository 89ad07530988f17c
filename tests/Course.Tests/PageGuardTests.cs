using System.Net;
using System.Net.WebSockets;
using System.Threading;

namespace Course.Tests;

public sealed class PageGuardTests
{
    private const string Chapter = "01-a-chapter";

    private static async Task<PageHost> StartAsync() =>
        await (
            await PageHost.StartAsync((Chapter, PageHost.Notebook("One", "1 + 1")))
        ).EnterAsync();

    [Theory]
    [InlineData("/")]
    [InlineData("/chapters/01-a-chapter")]
    [InlineData("/assets/x/page.js")]
    [InlineData("/api/chapters/01-a-chapter/events")]
    [InlineData("/frame/0000000000000000000000000000000000000000000000000000000000000000/output")]
    [InlineData("/?token=0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("/nothing")]
    public async Task Nobody_comes_in_without_the_token_or_its_cookie(string path)
    {
        await using PageHost page = await StartAsync();

        using HttpResponseMessage answer = await page.SendAsync(
            HttpMethod.Get,
            path,
            cookie: false
        );

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.Contains("course start", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_is_exchanged_for_a_cookie_that_no_script_and_no_other_site_can_use()
    {
        await using PageHost page = await StartAsync();

        using HttpResponseMessage answer = await page.SendAsync(
            HttpMethod.Get,
            page.Server.Address.PathAndQuery,
            cookie: false
        );

        string cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        string token = page.Server.Address.Query["?token=".Length..];
        Assert.True(token.Length * 4 >= 128);
        Assert.DoesNotContain(token, cookie, StringComparison.Ordinal);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain(token, text, StringComparison.Ordinal);
        Assert.Contains("0;url=/\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evil.example")]
    [InlineData("evil.example:{port}")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:1")]
    [InlineData("127.0.0.1.evil.example:{port}")]
    [InlineData("[::1]:{port}")]
    public async Task A_foreign_host_name_is_refused_even_with_the_cookie(string host)
    {
        await using PageHost page = await StartAsync();

        using HttpResponseMessage answer = await page.SendAsync(
            HttpMethod.Get,
            "/",
            host: host.Replace("{port}", $"{page.Server.Port}", StringComparison.Ordinal)
        );

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task The_two_names_of_this_machine_are_answered(string host)
    {
        await using PageHost page = await StartAsync();

        using HttpResponseMessage answer = await page.SendAsync(
            HttpMethod.Get,
            "/",
            host: $"{host}:{page.Server.Port}"
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("stop")]
    [InlineData("restart")]
    [InlineData("save")]
    public async Task A_command_from_another_origin_is_refused_even_with_the_cookie(string verb)
    {
        await using PageHost page = await StartAsync();
        string path = $"/api/chapters/{Chapter}/{verb}";
        string?[] origins = ["https://evil.example", "null", "http://127.0.0.1:1", null];

        foreach (string? origin in origins)
        {
            using HttpResponseMessage answer = await page.SendAsync(
                HttpMethod.Post,
                path,
                origin: origin
            );
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("cross-site")]
    [InlineData("same-site")]
    public async Task What_a_page_of_another_origin_starts_is_refused(string site)
    {
        await using PageHost page = await StartAsync();

        using HttpResponseMessage read = await page.SendAsync(HttpMethod.Get, "/", site: site);
        using HttpResponseMessage command = await page.SendAsync(
            HttpMethod.Post,
            $"/api/chapters/{Chapter}/stop",
            site: site
        );

        Assert.Equal(HttpStatusCode.Forbidden, read.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, command.StatusCode);
    }

    [Fact]
    public async Task The_feed_is_refused_to_another_origin()
    {
        await using PageHost page = await StartAsync();

        using ClientWebSocket own = await page.ListenAsync(Chapter);
        Assert.Equal(WebSocketState.Open, own.State);
        await Assert.ThrowsAsync<WebSocketException>(() =>
            page.ListenAsync(Chapter, "https://evil.example")
        );
        await Assert.ThrowsAsync<WebSocketException>(() =>
            page.ListenAsync(Chapter, "http://127.0.0.1:1")
        );
    }

    [Fact]
    public async Task It_listens_on_the_loopback_address_only()
    {
        await using PageHost page = await StartAsync();
        IPAddress[] others = await Dns.GetHostAddressesAsync(Dns.GetHostName());

        foreach (IPAddress address in others.Where(one => !IPAddress.IsLoopback(one)))
        {
            using var client = new System.Net.Sockets.Socket(
                address.AddressFamily,
                System.Net.Sockets.SocketType.Stream,
                System.Net.Sockets.ProtocolType.Tcp
            );
            using var watchdog = new CancellationTokenSource(PageHost.Watchdog);
            await Assert.ThrowsAnyAsync<System.Net.Sockets.SocketException>(async () =>
                await client.ConnectAsync(address, page.Server.Port, watchdog.Token)
            );
        }
    }
}
