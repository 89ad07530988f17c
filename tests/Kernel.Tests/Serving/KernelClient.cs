using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using Kernel.Tests.Messages;
using Kernel.Zmtp;

namespace Kernel.Tests.Serving;

/// <summary>A client that says exactly what a test wants.</summary>
internal sealed class KernelClient : IAsyncDisposable
{
    public static readonly TimeSpan Watchdog = TimeSpan.FromMinutes(2);

    private readonly List<TcpClient> sockets = [];
    private readonly byte[] identity = Guid.NewGuid().ToByteArray().Prepend((byte)1).ToArray();
    private readonly ConnectionFile connection;

    private KernelClient(ConnectionFile connection) => this.connection = connection;

    public ZmtpConnection Shell { get; private set; } = null!;
    public ZmtpConnection Control { get; private set; } = null!;
    public ZmtpConnection Stdin { get; private set; } = null!;
    public ZmtpConnection Broadcast { get; private set; } = null!;
    public ZmtpConnection Heartbeat { get; private set; } = null!;

    public static async Task<KernelClient> ConnectAsync(ConnectionFile connection)
    {
        var client = new KernelClient(connection);
        client.Shell = await client.OpenAsync(connection.ShellPort, "DEALER", "ROUTER");
        client.Control = await client.OpenAsync(connection.ControlPort, "DEALER", "ROUTER");
        client.Stdin = await client.OpenAsync(connection.StdinPort, "DEALER", "ROUTER");
        client.Heartbeat = await client.OpenAsync(connection.HeartbeatPort, "REQ", "REP");
        client.Broadcast = await client.OpenAsync(connection.IOPubPort, "SUB", "PUB");
        client.Broadcast.TrySend([
            [1],
        ]);
        // What is published before the subscription has arrived is lost.
        Task<ClientMessage> first = client.ReceiveAsync(client.Broadcast);
        while (!first.IsCompleted)
        {
            await client.AskAsync("kernel_info_request");
            await Task.WhenAny(first, Task.Delay(50));
        }

        return client;
    }

    /// <summary>Sends a request; its id.</summary>
    public string Send(ZmtpConnection channel, string type, JsonObject content)
    {
        string id = Guid.NewGuid().ToString();
        var header = new JsonObject
        {
            ["msg_id"] = id,
            ["msg_type"] = type,
            ["session"] = "tests",
            ["username"] = "tester",
            ["version"] = "5.3",
        };
        channel.TrySend(
            MessageCodecTests.Sign(
                connection.Key,
                header.ToJsonString(),
                "{}",
                "{}",
                content.ToJsonString()
            )
        );
        return id;
    }

    /// <summary>Sends a cell to execute; its id.</summary>
    public string Execute(string code, params (string Name, JsonNode Value)[] options)
    {
        var content = new JsonObject { ["code"] = code };
        foreach ((string name, JsonNode value) in options)
        {
            content[name] = value;
        }

        return Send(Shell, "execute_request", content);
    }

    /// <summary>Executes a cell: all that is broadcast about it, and the answer.</summary>
    public async Task<(List<ClientMessage> Shown, ClientMessage Reply)> RunAsync(
        string code,
        params (string Name, JsonNode Value)[] options
    )
    {
        string id = Execute(code, options);
        List<ClientMessage> shown = await ShownAsync(id);
        return (shown, await ReplyAsync(Shell, id));
    }

    /// <summary>The answer to a request on the shell.</summary>
    public async Task<ClientMessage> AskAsync(
        string type,
        params (string Name, JsonNode Value)[] content
    ) =>
        await ReplyAsync(
            Shell,
            Send(
                Shell,
                type,
                new JsonObject(
                    content.Select(one => KeyValuePair.Create(one.Name, (JsonNode?)one.Value))
                )
            )
        );

    /// <summary>The answer to the request; those to others before it are passed over.</summary>
    public async Task<ClientMessage> ReplyAsync(ZmtpConnection channel, string id)
    {
        while (true)
        {
            ClientMessage message = await ReceiveAsync(channel);
            if (message.Parent == id)
            {
                return message;
            }
        }
    }

    /// <summary>What is broadcast about the request, from busy to idle.</summary>
    public async Task<List<ClientMessage>> ShownAsync(string id)
    {
        var shown = new List<ClientMessage>();
        do
        {
            shown.Add(await NextShownAsync(id));
        } while (shown[^1].Text("execution_state") != "idle");
        return shown;
    }

    /// <summary>The next message that is broadcast about the request.</summary>
    public Task<ClientMessage> NextShownAsync(string id) => ReplyAsync(Broadcast, id);

    /// <summary>Waits until the request has written something.</summary>
    public async Task<string> WrittenAsync(string id)
    {
        while (true)
        {
            ClientMessage message = await NextShownAsync(id);
            if (message.Type == "stream")
            {
                return message.Text("text")!;
            }
        }
    }

    public async Task<ClientMessage> ReceiveAsync(ZmtpConnection channel) =>
        ClientMessage.Read(
            await channel.ReceiveAsync(default).AsTask().WaitAsync(Watchdog),
            connection.Key
        );

    public async Task PingAsync()
    {
        byte[] ping = Encoding.ASCII.GetBytes("ping");
        Heartbeat.TrySend([
            [],
            ping,
        ]);
        Assert.Equal(
            [
                [],
                ping,
            ],
            await Heartbeat.ReceiveAsync(default).AsTask().WaitAsync(Watchdog)
        );
    }

    public async ValueTask DisposeAsync()
    {
        foreach (
            ZmtpConnection channel in (ZmtpConnection[])
                [Shell, Control, Stdin, Broadcast, Heartbeat]
        )
        {
            await channel.DisposeAsync();
        }

        sockets.ForEach(socket => socket.Dispose());
    }

    private async Task<ZmtpConnection> OpenAsync(int port, string type, string peer)
    {
        var socket = new TcpClient();
        sockets.Add(socket);
        await socket.ConnectAsync(IPAddress.Loopback, port);
        return await ZmtpConnection.OpenAsync(
            socket.GetStream(),
            new Kernel.Zmtp.SocketType(type, peer),
            identity,
            new ZmtpLimits(),
            CancellationToken.None
        );
    }
}
