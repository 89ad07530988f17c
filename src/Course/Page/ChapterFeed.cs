using System.Net.WebSockets;
using System.Text.Json;
using System.Threading;
using System.Threading.Channels;
using Notebooks;

namespace Course.Page;

/// <summary>
/// The feed of a chapter: a socket that carries events to the page. Commands are requests of their
/// own; what a page sends here is not listened to.
/// </summary>
/// <remarks>
/// A socket and no event stream: browsers keep six connections per server, and a seventh open
/// chapter would wait for ever.
/// </remarks>
public static class ChapterFeed
{
    private const int MaxMerged = 64 * 1024;

    /// <summary>Serves it.</summary>
    public static void Map(IEndpointRouteBuilder app, ChapterRuns runs) =>
        app.MapGet(
            "/api/chapters/{name}/events",
            (HttpContext context, string name) => ServeAsync(context, name, runs)
        );

    private static async Task ServeAsync(HttpContext context, string name, ChapterRuns runs)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await PageResponse.ProblemAsync(context, 400, "This address is for the page's socket.");
            return;
        }

        ChapterRun? run;
        try
        {
            run = runs.Find(name);
        }
        catch (NotebookException problem)
        {
            await PageResponse.ProblemAsync(context, 422, problem.Message);
            return;
        }

        if (run is null)
        {
            await PageResponse.ProblemAsync(context, 404, "There is no such chapter.");
            return;
        }

        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        var lifetime = context.RequestServices.GetRequiredService<IHostApplicationLifetime>();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted,
            lifetime.ApplicationStopping
        );
        Channel<PageEvent> events = run.Watch();
        try
        {
            await Task.WhenAny(
                SendAsync(socket, events.Reader, end.Token),
                ListenAsync(socket, end.Token)
            );
        }
        finally
        {
            run.Unwatch(events);
            await end.CancelAsync();
            // The browser connects again by itself if it still wants to.
            socket.Abort();
        }
    }

    private static async Task SendAsync(
        WebSocket socket,
        ChannelReader<PageEvent> events,
        CancellationToken end
    )
    {
        PageEvent? kept = null;
        while (kept is not null || await events.WaitToReadAsync(end))
        {
            PageEvent next = kept ?? await events.ReadAsync(end);
            kept = null;
            // A loop that prints makes an event of each line; what waits anyway goes as one message.
            while (kept is null && events.TryRead(out PageEvent? more))
            {
                if (Merge(next, more) is { } merged)
                {
                    next = merged;
                }
                else
                {
                    kept = more;
                }
            }

            await socket.SendAsync(
                JsonSerializer.SerializeToUtf8Bytes(next, PageResponse.Json),
                WebSocketMessageType.Text,
                endOfMessage: true,
                end
            );
        }
    }

    private static PageEvent.OutputAdded? Merge(PageEvent first, PageEvent second) =>
        first is PageEvent.OutputAdded { Output: PageOutput.Printed a } one
        && second is PageEvent.OutputAdded { Output: PageOutput.Printed b } two
        && string.Equals(one.Id, two.Id, StringComparison.Ordinal)
        && string.Equals(a.Name, b.Name, StringComparison.Ordinal)
        && a.Text.Length < MaxMerged
            ? new PageEvent.OutputAdded(one.Id, a with { Text = a.Text + b.Text })
            : null;

    private static async Task ListenAsync(WebSocket socket, CancellationToken end)
    {
        byte[] nothing = new byte[256];
        while (
            (await socket.ReceiveAsync(nothing.AsMemory(), end)).MessageType
            != WebSocketMessageType.Close
        ) { }
    }
}
