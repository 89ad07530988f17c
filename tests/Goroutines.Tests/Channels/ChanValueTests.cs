using System.Reflection;
using static Goroutines.Builtin;

namespace Goroutines.Tests.Channels;

/// <summary>Channels as values, their one-way views, and what happens to the values sent.</summary>
public sealed class ChanValueTests
{
    public static TheoryData<string> All => Machine.All;

    [Fact]
    [Trait("Rule", "CHAN-17")]
    public void A_copy_is_the_same_channel_and_another_channel_is_not()
    {
        var a = new Chan<Unit>();
        var b = new Chan<Unit>();
        var copy = a;
        Chan<Unit>? nil = null;
        Chan<Unit>? otherNil = null;
        Assert.True(a == copy && a.Equals(copy));
        Assert.False(a == b || a.Equals(b));
        Assert.True(nil == otherNil);
        var names = new Dictionary<Chan<Unit>, string> { [a] = "a", [b] = "b" };
        Assert.Equal(("a", "b"), (names[copy], names[b]));
        Assert.True(copy.GetHashCode() == a.GetHashCode());
    }

    [Fact]
    [Trait("Rule", "CHAN-17")]
    public async Task What_is_sent_through_a_copy_is_received_from_the_original()
    {
        var original = new Chan<int>(1);
        var copy = original;
        await copy.Send(4);
        Assert.Equal(4, await original.Receive());
    }

    [Fact]
    [Trait("Rule", "CHAN-18")]
    public void A_one_way_view_has_only_the_operations_of_its_way()
    {
        Assert.Equal(
            ["Close", "Send", "TrySend", "get_Cap", "get_Len"],
            Operations(typeof(ISendChan<>))
        );
        Assert.Equal(
            ["GetAsyncEnumerator", "Receive", "ReceiveOk", "TryReceive", "get_Cap", "get_Len"],
            Operations(typeof(IReceiveChan<>))
        );
        // No view is the other or the whole, so nothing converts one into another by itself.
        Assert.False(typeof(ISendChan<int>).IsAssignableTo(typeof(IReceiveChan<int>)));
        Assert.False(typeof(IReceiveChan<int>).IsAssignableTo(typeof(ISendChan<int>)));
        Assert.False(typeof(ISendChan<int>).IsAssignableTo(typeof(Chan<int>)));
        Assert.False(typeof(IReceiveChan<int>).IsAssignableTo(typeof(Chan<int>)));
        Assert.DoesNotContain("op_Implicit", Operations(typeof(Chan<>)));

        static IEnumerable<string> Operations(Type type) =>
            type.GetMethods()
                .Concat(type.GetInterfaces().SelectMany(i => i.GetMethods()))
                .Select(m => m.Name)
                .Distinct()
                .Order(StringComparer.Ordinal);
    }

    [Fact]
    [Trait("Rule", "CHAN-18")]
    public async Task Both_views_are_the_same_channel()
    {
        var (sending, receiving) = Views(new Chan<int>(2));
        Assert.Same(sending, receiving);
        await sending.Send(8);
        Assert.Equal((1, 2), (receiving.Len, receiving.Cap));
        sending.Close();
        Assert.Equal((8, true), await receiving.ReceiveOk());
        Assert.Equal((0, false), await receiving.ReceiveOk());
    }

    [Fact]
    [Trait("Rule", "CHAN-18")]
    [Trait("Differs", "from Go")]
    public void A_view_can_be_cast_back_to_the_whole_channel()
    {
        var ch = new Chan<int>();
        ISendChan<int> sending = ch;
        Assert.Same(ch, (Chan<int>)sending);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "CHAN-20")]
    public async Task What_is_sent_is_computed_before_the_send_waits_or_panics(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                int computed = 0;
                int Next() => ++computed;
                var closed = new Chan<int>(1);
                closed.Close();
                var e = await Caught.Panic(async () => await closed.Send(Next()));
                Console.Write($"{e} {computed}, ");
                e = await Caught.Panic(async () => await Select(Send(closed, Next()), Default));
                Console.Write($"{e} {computed}, ");
                Go(async () => await new Chan<int>().Send(Next()));
                await Others.Wait();
                Console.Write($"{computed}, ");
                Go(async () => await Send(null, Next()));
                await Others.Wait();
                Console.Write(computed);
            }
        );
        Assert.Equal("send on closed channel 1, send on closed channel 2, 3, 4", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "CHAN-22")]
    public async Task A_null_that_was_sent_differs_from_the_null_of_a_closed_channel(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                foreach (int capacity in new[] { 0, 1 })
                {
                    var ch = new Chan<IDisposable?>(capacity);
                    Go(async () =>
                    {
                        await ch.Send(null);
                        ch.Close();
                    });
                    Assert.Equal((null, true), await ch.ReceiveOk());
                    Assert.Equal((null, false), await ch.ReceiveOk());
                }
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "CHAN-23")]
    public async Task A_value_is_copied_when_it_is_sent(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                foreach (int capacity in new[] { 0, 1 })
                {
                    var ch = new Chan<Point>(capacity);
                    var point = new Point { X = 1 };
                    var receiving = new WaitGroup();
                    var sending = ch.Send(point);
                    point.X = 2;
                    receiving.Go(async () => Assert.Equal(1, (await ch.Receive()).X));
                    await sending;
                    await receiving.Wait();

                    var offer = Send(ch, point);
                    point.X = 3;
                    receiving.Go(async () => Assert.Equal(2, (await ch.Receive()).X));
                    await Select(offer);
                    await receiving.Wait();
                }
            }
        );
    }

    [Fact]
    [Trait("Rule", "CHAN-29")]
    public async Task Await_binds_tighter_than_arithmetic_and_a_send_takes_its_whole_argument()
    {
        var ch = new Chan<int>(2);
        await ch.Send(1 + 2 * 3);
        await ch.Send(2);
        Assert.Equal(17, await ch.Receive() + 5 * await ch.Receive());
        await Send(ch, 1 + 1);
        Assert.Equal(-4, -await Receive(ch) * 2);
        Assert.DoesNotContain(
            typeof(Chan<int>).GetMethods(BindingFlags.Static | BindingFlags.Public),
            m => m.Name.StartsWith("op_", StringComparison.Ordinal)
        );
    }

    private static (ISendChan<T>, IReceiveChan<T>) Views<T>(Chan<T> ch) => (ch, ch);

    private struct Point
    {
        internal int X;
    }
}
