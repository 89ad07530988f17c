using static Goroutines.Builtin;

namespace Goroutines.Tests.Channels;

/// <summary>Selects on both ends of the same channels.</summary>
public sealed class SelectMeetingTests
{
    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SEL-12")]
    public async Task Send_and_receive_of_one_select_never_meet(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var a = new Chan<int>();
                Console.Write(await Select(Send(a, 1), Receive(a), Default));
                Console.Write(await Select(Receive(a), Default, Send(a, 1)));
            }
        );
        Assert.Equal("21", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SEL-12")]
    public async Task Who_offers_and_takes_on_one_channel_takes_from_the_other_only(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                foreach (int capacity in new[] { 0, 10 })
                {
                    var ch = new Chan<int>(capacity);
                    var wg = new WaitGroup();
                    for (int p = 0; p < 2; p++)
                    {
                        int me = p;
                        wg.Go(async () =>
                        {
                            for (int i = 0; i < 300; i++)
                            {
                                var value = Receive(ch);
                                bool received =
                                    (me + i) % 2 == 0
                                        ? await Select(Send(ch, me), value) == 1
                                        : await Select(value, Send(ch, me)) == 0;
                                if (received && capacity == 0)
                                    Assert.Equal(1 - me, value.Value);
                            }
                        });
                    }
                    await wg.Wait();
                }
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SEL-18")]
    public async Task Opposed_selects_over_the_same_channels_do_not_deadlock(string machine)
    {
        const int Rounds = 500;
        await Machine.Output(
            machine,
            async () =>
            {
                var a = new Chan<int>();
                var b = new Chan<int>();
                var wg = new WaitGroup();
                for (int i = 0; i < 2; i++)
                {
                    wg.Go(async () =>
                    {
                        for (int n = 0; n < Rounds; n++)
                            await Select(Send(a, n), Send(b, n));
                    });
                    wg.Go(async () =>
                    {
                        for (int n = 0; n < Rounds; n++)
                            await Select(Receive(b), Receive(a));
                    });
                }
                await wg.Wait();
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SEL-19")]
    public async Task A_value_offered_to_several_channels_is_delivered_once(string machine)
    {
        const int Values = 500;
        var seen = new int[Values];
        await Machine.Output(
            machine,
            async () =>
            {
                var ch = Enumerable.Range(0, 4).Select(_ => new Chan<int>()).ToArray();
                var receivers = new WaitGroup();
                foreach (var one in ch)
                    receivers.Go(async () =>
                    {
                        await foreach (int v in one)
                            Interlocked.Increment(ref seen[v]);
                    });
                for (int v = 0; v < Values; v++)
                    await Select(Send(ch[0], v), Send(ch[1], v), Send(ch[2], v), Send(ch[3], v));
                foreach (var one in ch)
                    one.Close();
                await receivers.Wait();
            }
        );
        Assert.All(seen, count => Assert.Equal(1, count));
    }
}
