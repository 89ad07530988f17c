using System.Threading;
using Kernel.Zmtp;

namespace Kernel.Tests.Zmtp;

public sealed class FrameReaderTests
{
    private static readonly ZmtpLimits Small = new()
    {
        MessageBytes = 1000,
        MessageFrames = 3,
        CommandBytes = 10,
    };

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(200_000)]
    public async Task A_frame_that_was_written_is_read(int length)
    {
        var body = new byte[length];
        new Random(1).NextBytes(body);
        using var stream = new MemoryStream();
        new Frame(body, More: true).WriteTo(stream);
        stream.Position = 0;
        Frame read = await new FrameReader(stream, new ZmtpLimits()).ReadAsync(
            long.MaxValue,
            CancellationToken.None
        );
        Assert.Equal(body, read.Body);
        Assert.True(read.More);
        Assert.Equal(stream.Length, stream.Position);
    }

    [Fact]
    public async Task A_message_is_its_frames_in_order_without_commands_between()
    {
        byte[] wire = [4, 1, 9, 1, 1, 10, 0, 2, 11, 12, 0, 0];
        var reader = new FrameReader(new MemoryStream(wire), Small);
        Assert.Equal(
            [
                [10],
                [11, 12],
            ],
            await reader.ReadMessageAsync(CancellationToken.None)
        );
        Assert.Equal(
            [
                [],
            ],
            await reader.ReadMessageAsync(CancellationToken.None)
        );
    }

    [Fact]
    public async Task Long_lengths_are_big_endian()
    {
        byte[] wire = [2, 0, 0, 0, 0, 0, 0, 0, 2, 7, 8];
        Assert.Equal(
            [
                [7, 8],
            ],
            await ReadAsync(wire)
        );
    }

    [Theory]
    [InlineData(new byte[] { 8, 0 })]
    [InlineData(new byte[] { 255, 0 })]
    [InlineData(new byte[] { 5, 0 })]
    [InlineData(new byte[] { 1, 0, 4, 0 })]
    [InlineData(new byte[] { 4, 11 })]
    [InlineData(new byte[] { 2, 0, 0, 0, 0, 0, 0, 4, 0 })]
    [InlineData(new byte[] { 2, 255, 255, 255, 255, 255, 255, 255, 255 })]
    [InlineData(new byte[] { 1, 0, 1, 0, 1, 0, 0, 0 })]
    public async Task What_is_no_frame_or_too_much_is_refused(byte[] wire) =>
        await Assert.ThrowsAsync<ZmtpException>(() => ReadAsync(wire));

    [Fact]
    public async Task The_frames_of_a_message_share_its_limit()
    {
        byte[] half = [1, 200, .. new byte[200]];
        byte[] wire = [.. half, .. half, .. half, .. half, .. half];
        var reader = new FrameReader(
            new MemoryStream([.. wire, 0, 1, 0]),
            Small with
            {
                MessageFrames = 100,
            }
        );
        await Assert.ThrowsAsync<ZmtpException>(async () =>
            await reader.ReadMessageAsync(CancellationToken.None)
        );
    }

    [Fact]
    public async Task A_length_that_is_only_announced_costs_no_memory()
    {
        byte[] wire = [2, 0, 0, 0, 0, 0x04, 0, 0, 0, 1, 2, 3];
        long before = GC.GetAllocatedBytesForCurrentThread();
        await Assert.ThrowsAsync<EndOfStreamException>(async () =>
            await new FrameReader(new MemoryStream(wire), new ZmtpLimits()).ReadMessageAsync(
                CancellationToken.None
            )
        );
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    private static async Task<byte[][]> ReadAsync(byte[] wire) =>
        await new FrameReader(new MemoryStream(wire), Small).ReadMessageAsync(
            CancellationToken.None
        );
}
