using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using Kernel.Zmtp;

namespace Kernel.Tests.Zmtp;

public sealed class HandshakeTests
{
    private static readonly TimeSpan Watchdog = TimeSpan.FromMinutes(1);

    [Fact]
    public void The_greeting_announces_3_0_and_NULL()
    {
        byte[] greeting = Greeting.Ours();
        Assert.Equal(64, greeting.Length);
        Assert.Equal("FF00000000000000007F0300", Convert.ToHexString(greeting, 0, 12));
        Assert.Equal("NULL" + new string('\0', 16), Encoding.ASCII.GetString(greeting, 12, 20));
        Assert.All(greeting[32..], b => Assert.Equal(0, b));
    }

    [Fact]
    public async Task A_peer_of_a_later_minor_version_is_welcome()
    {
        byte[] greeting = Greeting.Ours();
        greeting[11] = 1;
        await Greeting.ReadAsync(new MemoryStream(greeting), CancellationToken.None);
    }

    [Theory]
    [InlineData(0, 0x47)]
    [InlineData(9, 0x00)]
    [InlineData(10, 2)]
    [InlineData(12, (byte)'P')]
    public async Task What_speaks_something_else_is_refused(int index, byte value)
    {
        byte[] greeting = Greeting.Ours();
        greeting[index] = value;
        await Assert.ThrowsAsync<ZmtpException>(() =>
            Greeting.ReadAsync(new MemoryStream(greeting), CancellationToken.None)
        );
    }

    [Fact]
    public void A_READY_command_that_was_written_is_read()
    {
        var ready = ReadyCommand.Decode(new ReadyCommand("DEALER", [1, 2, 3]).Encode());
        Assert.Equal("DEALER", ready.SocketType);
        Assert.Equal([1, 2, 3], ready.Identity);
    }

    [Theory]
    [InlineData("\u0005ERROR")]
    [InlineData("\u0005READY\u000bSocket-Type\0\0\0\u0009SUB")]
    [InlineData("\u0005READY\u0008Identity\0\0\0\u0001\0")]
    [InlineData("\u0005READY\u00ff")]
    public void What_is_no_READY_command_is_refused(string body) =>
        Assert.Throws<ZmtpException>(() => ReadyCommand.Decode(Encoding.Latin1.GetBytes(body)));

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")]
    [InlineData("ÿ\0\0\0\0\0\0\0\0\u007f")]
    [InlineData("")]
    public async Task A_peer_that_is_none_does_not_disturb_the_others(string sent)
    {
        var limits = new ZmtpLimits();
        await using var echo = new EchoSocket(
            new IPEndPoint(IPAddress.Loopback, 0),
            limits,
            _ => { }
        );
        using (TcpClient stranger = await ConnectAsync(echo.Port))
        {
            NetworkStream stream = stranger.GetStream();
            await stream.WriteAsync(Encoding.Latin1.GetBytes(sent));
            stranger.Client.Shutdown(SocketShutdown.Send);
            // It is answered with a greeting at most, and with the end.
            var all = new MemoryStream();
            await stream.CopyToAsync(all).WaitAsync(Watchdog);
            Assert.InRange(all.Length, 0, 64);
        }

        Assert.Equal(
            [
                [],
                [42],
            ],
            await PingAsync(
                echo.Port,
                [
                    [],
                    [42],
                ]
            )
        );
    }

    [Fact]
    public async Task A_peer_that_waits_with_its_greeting_is_dropped_in_the_end()
    {
        await using var echo = new EchoSocket(
            new IPEndPoint(IPAddress.Loopback, 0),
            new ZmtpLimits { Handshake = TimeSpan.FromMilliseconds(50) },
            _ => { }
        );
        using TcpClient silent = await ConnectAsync(echo.Port);
        await silent.GetStream().CopyToAsync(Stream.Null).WaitAsync(Watchdog);
    }

    private static async Task<byte[][]> PingAsync(int port, byte[][] message)
    {
        using TcpClient client = await ConnectAsync(port);
        await using ZmtpConnection peer = await ZmtpConnection.OpenAsync(
            client.GetStream(),
            new Kernel.Zmtp.SocketType("REQ", "REP"),
            [],
            new ZmtpLimits(),
            CancellationToken.None
        );
        Assert.True(peer.TrySend(message));
        return await peer.ReceiveAsync(CancellationToken.None).AsTask().WaitAsync(Watchdog);
    }

    private static async Task<TcpClient> ConnectAsync(int port)
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port);
        return client;
    }
}
