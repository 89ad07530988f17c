using System.Net;
using System.Net.Sockets;
using System.Threading;
using Kernel.Zmtp;

namespace Kernel.Tests.Zmtp;

public sealed class RouterSocketTests : IAsyncLifetime, IAsyncDisposable
{
    private static readonly TimeSpan Watchdog = TimeSpan.FromMinutes(1);

    private readonly List<IAsyncDisposable> open = [];
    private readonly List<string> log = [];
    private RouterSocket router = null!;

    public Task InitializeAsync()
    {
        router = new RouterSocket(
            new IPEndPoint(IPAddress.Loopback, 0),
            new ZmtpLimits { Connections = 3 },
            (socket, identity, frames) =>
            {
                socket.Send(identity, [identity, .. frames]);
                return Task.CompletedTask;
            },
            line =>
            {
                lock (log)
                {
                    log.Add(line);
                }
            }
        );
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        await router.DisposeAsync();
        foreach (IAsyncDisposable one in open)
        {
            await one.DisposeAsync();
        }
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    [Fact]
    public async Task Each_peer_gets_its_own_answers()
    {
        ZmtpConnection a = await ConnectAsync([65]);
        ZmtpConnection b = await ConnectAsync([66]);
        a.TrySend([
            [1],
            [],
        ]);
        b.TrySend([
            [2],
        ]);
        Assert.Equal(
            [
                [65],
                [1],
                [],
            ],
            await ReceiveAsync(a)
        );
        Assert.Equal(
            [
                [66],
                [2],
            ],
            await ReceiveAsync(b)
        );
    }

    [Fact]
    public async Task Peers_without_a_name_are_told_apart()
    {
        ZmtpConnection a = await ConnectAsync([]);
        ZmtpConnection b = await ConnectAsync([]);
        a.TrySend([
            [1],
        ]);
        b.TrySend([
            [2],
        ]);
        byte[][] first = await ReceiveAsync(a);
        byte[][] second = await ReceiveAsync(b);
        Assert.Equal((1, 2), (first[1][0], second[1][0]));
        Assert.NotEqual(first[0], second[0]);
    }

    [Fact]
    public async Task Who_comes_back_under_its_name_takes_over()
    {
        ZmtpConnection old = await ConnectAsync([65]);
        old.TrySend([
            [1],
        ]);
        await ReceiveAsync(old);
        ZmtpConnection back = await ConnectAsync([65]);
        back.TrySend([
            [2],
        ]);
        Assert.Equal(
            [
                [65],
                [2],
            ],
            await ReceiveAsync(back)
        );
        await Assert.ThrowsAnyAsync<IOException>(() => ReceiveAsync(old));
        // The end of the old connection must not take the new one's name away.
        back.TrySend([
            [3],
        ]);
        Assert.Equal(
            [
                [65],
                [3],
            ],
            await ReceiveAsync(back)
        );
    }

    [Fact]
    public async Task Who_is_not_there_gets_nothing()
    {
        Assert.False(
            router.Send(
                [77],
                [
                    [1],
                ]
            )
        );
        ZmtpConnection peer = await ConnectAsync([65]);
        peer.TrySend([
            [1],
        ]);
        await ReceiveAsync(peer);
        Assert.True(
            router.Send(
                [65],
                [
                    [9],
                ]
            )
        );
        Assert.Equal(
            [
                [9],
            ],
            await ReceiveAsync(peer)
        );
    }

    [Fact]
    public async Task Connections_beyond_the_limit_are_refused_and_the_others_stay()
    {
        ZmtpConnection[] taken =
        [
            await ConnectAsync([65]),
            await ConnectAsync([66]),
            await ConnectAsync([67]),
        ];
        await Assert.ThrowsAnyAsync<IOException>(() => ConnectAsync([68]));
        Assert.Single(log);
        foreach (ZmtpConnection peer in taken)
        {
            peer.TrySend([
                [1],
            ]);
            await ReceiveAsync(peer);
        }
    }

    private async Task<ZmtpConnection> ConnectAsync(byte[] identity)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, router.Port);
        ZmtpConnection connection = await ZmtpConnection.OpenAsync(
            client.GetStream(),
            new Kernel.Zmtp.SocketType("DEALER", "ROUTER"),
            identity,
            new ZmtpLimits(),
            CancellationToken.None
        );
        open.Add(connection);
        return connection;
    }

    private static Task<byte[][]> ReceiveAsync(ZmtpConnection peer) =>
        peer.ReceiveAsync(CancellationToken.None).AsTask().WaitAsync(Watchdog);
}
