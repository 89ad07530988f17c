using static Goroutines.Builtin;

namespace Goroutines.Tests.Tracing.Export;

/// <summary>Arrows from who sent a value to who received it, and how many values lie in a channel.</summary>
public sealed class ChromeMessagesTests
{
    [Fact]
    public void A_value_goes_to_the_receiver_that_waits()
    {
        var file = File(async () =>
        {
            var ch = new Chan<int>();
            Go(async () => await ch.Receive());
            await Gosched();
            await ch.Send(1);
            await Gosched();
        });
        Assert.Equal(["G1>G2"], Messages(file));
        Assert.Equal("running", Assert.Single(file.Arrows, a => a.Name == "message").ToSlice);
        Assert.DoesNotContain(file.Counters, c => c.Name != "goroutines");
    }

    [Fact]
    public void A_value_comes_from_the_sender_that_waits()
    {
        var file = File(async () =>
        {
            var ch = new Chan<int>();
            Go(async () => await ch.Send(1));
            await Gosched();
            await ch.Receive();
        });
        Assert.Equal(["G2>G1"], Messages(file));
        Assert.Equal("chan send", Assert.Single(file.Arrows, a => a.Name == "message").FromSlice);
    }

    [Fact]
    public void Values_leave_a_buffer_as_they_came()
    {
        var file = File(async () =>
        {
            var ch = new Chan<int>(2);
            var wg = new WaitGroup();
            wg.Go(() => ch.Send(1));
            await wg.Wait();
            wg.Go(() => ch.Send(2));
            await wg.Wait();
            // The third has no room, until the first is taken.
            wg.Go(() => ch.Send(3));
            await Gosched();
            for (int i = 0; i < 3; i++)
                await ch.Receive();
        });
        Assert.Equal(["G2>G1", "G3>G1", "G4>G1"], Messages(file));
        Assert.Equal(
            [1, 2, 1, 2, 1, 0],
            file.Counters.Where(c => c.Name != "goroutines")
                .Select(c => int.Parse(c.Values.Replace("length=", "")))
        );
    }

    [Fact]
    public void A_select_sends_and_receives_like_others()
    {
        var file = File(async () =>
        {
            var (a, b) = (new Chan<int>(), new Chan<int>());
            Go(async () => await Select(Receive(a, out _), Send(b, 1)));
            await Gosched();
            await Select(Receive(b, out _));
            Go(async () => await Select(Receive(a, out _), Send(b, 1)));
            await Gosched();
            await Select(Send(a, 1));
            await Gosched();
        });
        Assert.Equal(["G2>G1", "G1>G3"], Messages(file));
    }

    [Fact]
    public void What_a_closed_channel_gives_comes_from_nobody()
    {
        var file = File(async () =>
        {
            var ch = new Chan<int>(1);
            await ch.Send(1);
            ch.Close();
            for (int i = 0; i < 3; i++)
                await ch.Receive();
        });
        Assert.Equal(["G1>G1"], Messages(file));
    }

    [Fact]
    public void A_lock_handed_over_is_no_message()
    {
        var file = File(async () =>
        {
            var mu = new Mutex();
            await mu.Lock();
            Go(async () => await mu.Lock());
            await Gosched();
            mu.Unlock();
            await Gosched();
        });
        Assert.Empty(Messages(file));
    }

    [Fact]
    public void A_receive_that_is_told_before_its_send_has_no_arrow_and_no_length()
    {
        var file = ChromeTraceFile.Of(
            new(
                [
                    new(1, TraceEventKind.Running, 1, 0),
                    new(1, TraceEventKind.Running, 2, 1),
                    new(2, TraceEventKind.Operation, 2, 1) { Text = "receive", Subject = 4 },
                    new(3, TraceEventKind.Operation, 1, 0) { Text = "send", Subject = 4 },
                    new(4, TraceEventKind.Operation, 1, 0) { Text = "send", Subject = 4 },
                    new(5, TraceEventKind.Operation, 2, 1) { Text = "receive", Subject = 4 },
                ],
                2,
                TimeSpan.Zero
            )
        );
        Assert.Equal(["G1>G2"], Messages(file));
        Assert.Equal(
            ["length=1", "length=0"],
            file.Counters.Where(c => c.Name == "channel 4").Select(c => c.Values)
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void Every_value_of_a_stream_has_its_arrow(int capacity)
    {
        const int Count = 200;
        var file = ChromeTraceFile.Of(
            Simulator
                .Run(
                    async () =>
                    {
                        var ch = new Chan<int>(capacity);
                        for (int i = 0; i < 4; i++)
                            Go(async () =>
                            {
                                for (int j = 0; j < Count / 4; j++)
                                    await ch.Send(j);
                            });
                        for (int i = 0; i < Count; i++)
                            await ch.Receive();
                    },
                    new() { MaxProcs = 3, Seed = 11 }
                )
                .Trace!
        );
        Assert.Equal(Count, Messages(file).Count());
    }

    private static ChromeTraceFile File(Func<GoTask> main)
    {
        var run = Simulator.Run(main);
        Assert.Equal("", run.Stderr);
        return ChromeTraceFile.Of(run.Trace!);
    }

    private static IEnumerable<string> Messages(ChromeTraceFile file) =>
        file
            .Arrows.Where(a => a.Name == "message")
            .Select(a => $"{a.From.Split(' ')[0]}>{a.To.Split(' ')[0]}");
}
