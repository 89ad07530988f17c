using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using Course.Page;
using Notebooks;

namespace Course.Tests;

/// <summary>A page over notebooks in a temporary folder, and a browser's part in talking to it.</summary>
public sealed class PageHost : IAsyncDisposable
{
    /// <summary>Long enough for a loaded machine; no test waits for it to pass.</summary>
    public static readonly TimeSpan Watchdog = TimeSpan.FromMinutes(2);

    private readonly HttpClient client = new(
        new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }
    );

    private PageHost(string folder, PageServer server)
    {
        Folder = folder;
        Server = server;
    }

    public string Folder { get; }

    public PageServer Server { get; }

    public string Origin => $"http://127.0.0.1:{Server.Port}";

    /// <summary>The cookie header, once <see cref="EnterAsync"/> got it.</summary>
    public string Cookie { get; private set; } = "";

    public static Task<PageHost> StartAsync(
        params (string Name, NotebookDocument Notebook)[] chapters
    ) => StartAsync(maxSessions: 4, chapters);

    public static async Task<PageHost> StartAsync(
        int maxSessions,
        params (string Name, NotebookDocument Notebook)[] chapters
    )
    {
        string folder = Directory.CreateTempSubdirectory("course-page-").FullName;
        foreach ((string name, NotebookDocument notebook) in chapters)
        {
            notebook.SaveAs(Path.Combine(folder, name + ".ipynb"));
        }

        PageServer server = await PageServer.StartAsync(
            new PageOptions
            {
                Notebooks = folder,
                HostCommand = CellHostCommand,
                MaxSessions = maxSessions,
            }
        );
        return new PageHost(folder, server);
    }

    /// <summary>A notebook of one heading and these code cells, which are called a, b, c…</summary>
    public static NotebookDocument Notebook(string title, params string[] code)
    {
        NotebookDocument notebook = NotebookDocument.Create();
        notebook.InsertCell(0, CellKind.Markdown, $"# {title}\n\nSome text.", "text");
        for (int i = 0; i < code.Length; i++)
        {
            notebook.InsertCell(i + 1, CellKind.Code, code[i], ((char)('a' + i)).ToString());
        }

        return notebook;
    }

    /// <summary>Exchanges the token for the cookie.</summary>
    public async Task<PageHost> EnterAsync()
    {
        using HttpResponseMessage answer = await SendAsync(
            HttpMethod.Get,
            Server.Address.PathAndQuery,
            cookie: false
        );
        Cookie = answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        return this;
    }

    /// <summary>Sends what a browser would send from the page itself, but for what is given.</summary>
    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        object? body = null,
        bool cookie = true,
        string? host = null,
        string? origin = "own",
        string? site = null
    )
    {
        var request = new HttpRequestMessage(method, Origin + path);
        if (cookie)
        {
            request.Headers.Add("Cookie", Cookie);
        }

        if (host is not null)
        {
            request.Headers.Host = host;
        }

        if (origin is not null && method != HttpMethod.Get)
        {
            request.Headers.Add("Origin", origin is "own" ? Origin : origin);
        }

        if (site is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", site);
        }

        if (method != HttpMethod.Get)
        {
            request.Content = new StringContent(
                JsonSerializer.Serialize(body ?? new { }, JsonSerializerOptions.Web),
                Encoding.UTF8,
                "application/json"
            );
        }

        return client.SendAsync(request);
    }

    public async Task<string> GetTextAsync(string path)
    {
        using HttpResponseMessage answer = await SendAsync(HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    public async Task<JsonNode> PostAsync(
        string path,
        object body,
        HttpStatusCode expected = HttpStatusCode.OK
    )
    {
        using HttpResponseMessage answer = await SendAsync(HttpMethod.Post, path, body);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{answer.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>Opens a chapter's feed.</summary>
    public async Task<ClientWebSocket> ListenAsync(string chapter, string? origin = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", Cookie);
        socket.Options.SetRequestHeader("Origin", origin ?? Origin);
        var address = new Uri($"ws://127.0.0.1:{Server.Port}/api/chapters/{chapter}/events");
        using var watchdog = new CancellationTokenSource(Watchdog);
        await socket.ConnectAsync(address, watchdog.Token);
        return socket;
    }

    /// <summary>Reads events until one is as wanted; all of them are returned.</summary>
    public static async Task<IReadOnlyList<JsonNode>> UntilAsync(
        ClientWebSocket socket,
        Func<JsonNode, bool> wanted
    )
    {
        using var watchdog = new CancellationTokenSource(Watchdog);
        var events = new List<JsonNode>();
        byte[] buffer = new byte[4096];
        do
        {
            using var message = new MemoryStream();
            ValueWebSocketReceiveResult piece;
            do
            {
                piece = await socket.ReceiveAsync(buffer.AsMemory(), watchdog.Token);
                message.Write(buffer, 0, piece.Count);
            } while (!piece.EndOfMessage);
            events.Add(JsonNode.Parse(message.ToArray())!);
        } while (!wanted(events[^1]));
        return events;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await Server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Tests are no program that can host cells; the course beside them is.</summary>
    private static string[] CellHostCommand { get; } =
    ["dotnet", Path.Combine(AppContext.BaseDirectory, "course.dll"), CellHost.Verb];
}
