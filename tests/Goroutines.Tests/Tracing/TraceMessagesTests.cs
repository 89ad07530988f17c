using static Goroutines.Builtin;

namespace Goroutines.Tests.Tracing;

/// <summary>The values that went through channels, as data; how arrows are drawn of them is tested with the export.</summary>
public sealed class TraceMessagesTests
{
    [Fact]
    public void A_value_has_its_channel_its_two_goroutines_and_its_two_events()
    {
        var (trace, messages) = Run(async () =>
        {
            var ch = new Chan<int>(1);
            await ch.Send(1);
            var wg = new WaitGroup();
            wg.Go(async () =>
            {
                await Sleep(TimeSpan.FromMilliseconds(3));
                await ch.Receive();
            });
            await wg.Wait();
        });

        var message = Assert.Single(messages.All);
        Assert.Equal((1, 2), (message.Sender, message.Receiver));
        Assert.Equal("send", trace.Events[message.Sent].Text);
        Assert.Equal("receive", trace.Events[message.Received].Text);
        Assert.Equal(trace.Events[message.Sent].Subject, message.Channel);
        Assert.Equal(3_000_000, trace.Events[message.Received].Time);
        Assert.Equal((message.Channel, 1), messages.GrowthAt(message.Sent));
        Assert.Equal((message.Channel, -1), messages.GrowthAt(message.Received));
        Assert.Empty(messages.Unreceived);
    }

    [Fact]
    public void Of_a_sender_that_waited_the_value_leaves_it_when_it_is_taken()
    {
        var (trace, messages) = Run(async () =>
        {
            var ch = new Chan<int>();
            Go(async () => await ch.Send(1));
            await Sleep(TimeSpan.FromMilliseconds(2));
            await ch.Receive();
        });

        var message = Assert.Single(messages.All);
        Assert.Equal((2, 1), (message.Sender, message.Receiver));
        Assert.Equal(message.Sent, message.Received);
        Assert.Equal(2_000_000, trace.Events[message.Sent].Time);
        Assert.NotEqual(0, message.Channel);
    }

    [Fact]
    public void Values_that_nobody_took_are_told()
    {
        var (trace, messages) = Run(async () =>
        {
            var ch = new Chan<int>(3);
            for (var i = 0; i < 3; i++)
            {
                await ch.Send(i);
            }

            await ch.Receive();
        });

        Assert.Single(messages.All);
        Assert.Equal(2, messages.Unreceived.Count);
        Assert.All(
            messages.Unreceived,
            message =>
            {
                Assert.Equal("send", trace.Events[message.Sent].Text);
                Assert.Equal(trace.Events[message.Sent].Subject, message.Channel);
                Assert.Equal((1, 0, -1), (message.Sender, message.Receiver, message.Received));
            }
        );
    }

    [Fact]
    public void There_is_no_growth_at_an_event_that_is_not_there()
    {
        var (trace, messages) = Run(async () => await Gosched());

        Assert.Throws<ArgumentOutOfRangeException>(() => messages.GrowthAt(trace.Events.Count));
        Assert.Throws<ArgumentOutOfRangeException>(() => messages.GrowthAt(-1));
    }

    private static (Trace Trace, TraceMessages Messages) Run([Simulated] Func<GoTask> main)
    {
        var trace = Simulator.Run(main).Trace!;
        return (trace, TraceMessages.Of(trace));
    }
}
