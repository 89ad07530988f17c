using System.Net;
using System.Net.Sockets;
using System.Threading;
using Kernel.Zmtp;

namespace Kernel.Tests.Zmtp;

public sealed class PubSocketTests
{
    private static readonly TimeSpan Watchdog = TimeSpan.FromMinutes(1);
    private static readonly IPEndPoint Anywhere = new(IPAddress.Loopback, 0);

    [Fact]
    public async Task A_subscriber_gets_the_topics_it_asked_for()
    {
        await using var pub = new PubSocket(Anywhere, new ZmtpLimits(), _ => { });
        using var client = new TcpClient();
        await using ZmtpConnection sub = await SubscribeAsync(client, pub.Port, "yes");
        await PublishUntilAsync(pub, "yes first", sub);
        pub.Publish(["no"u8.ToArray()]);
        pub.Publish(["yes last"u8.ToArray(), [1]]);
        byte[][] message;
        do
        {
            message = await ReceiveAsync(sub);
            Assert.StartsWith("yes", System.Text.Encoding.ASCII.GetString(message[0]));
        } while (message.Length == 1);
    }

    [Fact]
    public async Task A_subscriber_that_does_not_read_is_dropped_and_the_queue_stays_bounded()
    {
        var log = new List<string>();
        var limits = new ZmtpLimits { QueuedBytes = 1 << 20 };
        await using var pub = new PubSocket(
            Anywhere,
            limits,
            line =>
            {
                lock (log)
                {
                    log.Add(line);
                }
            }
        );
        using var client = new TcpClient();
        await using ZmtpConnection sub = await SubscribeAsync(client, pub.Port, "");
        await PublishUntilAsync(pub, "first", sub);
        // Nobody reads: the buffers of the connection fill, then the queue.
        byte[][] big = [new byte[64 * 1024]];
        for (int i = 0; i < 10_000 && Count() == 0; i++)
        {
            pub.Publish(big);
        }

        Assert.Equal(1, Count());
        pub.Publish(big);
        Assert.Equal(1, Count());

        int Count()
        {
            lock (log)
            {
                return log.Count;
            }
        }
    }

    [Fact]
    public async Task A_subscriber_that_reads_gets_more_than_the_queue_holds()
    {
        var log = new List<string>();
        var limits = new ZmtpLimits { QueuedBytes = 1 << 20 };
        await using var pub = new PubSocket(Anywhere, limits, log.Add);
        using var client = new TcpClient();
        await using ZmtpConnection sub = await SubscribeAsync(client, pub.Port, "big");
        await PublishUntilAsync(pub, "big", sub);
        for (byte i = 1; i <= 100; i++)
        {
            pub.Publish([
                [.. "big"u8, i],
                new byte[64 * 1024],
            ]);
            byte[][] message;
            do
            {
                message = await ReceiveAsync(sub);
            } while (message.Length == 1);
            Assert.Equal(i, message[0][^1]);
        }

        Assert.Empty(log);
    }

    private static async Task<ZmtpConnection> SubscribeAsync(
        TcpClient client,
        int port,
        string topic
    )
    {
        await client.ConnectAsync(IPAddress.Loopback, port);
        ZmtpConnection sub = await ZmtpConnection.OpenAsync(
            client.GetStream(),
            new Kernel.Zmtp.SocketType("SUB", "PUB"),
            [],
            new ZmtpLimits(),
            CancellationToken.None
        );
        sub.TrySend([
            [1, .. System.Text.Encoding.ASCII.GetBytes(topic)],
        ]);
        return sub;
    }

    // What is published before the subscription has arrived is lost: that is the nature of PUB.
    private static async Task PublishUntilAsync(PubSocket pub, string text, ZmtpConnection sub)
    {
        Task<byte[][]> received = ReceiveAsync(sub);
        while (!received.IsCompleted)
        {
            pub.Publish([System.Text.Encoding.ASCII.GetBytes(text)]);
            await Task.WhenAny(received, Task.Delay(10));
        }

        await received;
    }

    private static Task<byte[][]> ReceiveAsync(ZmtpConnection sub) =>
        sub.ReceiveAsync(CancellationToken.None).AsTask().WaitAsync(Watchdog);
}
