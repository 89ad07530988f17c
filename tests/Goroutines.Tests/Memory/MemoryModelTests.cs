using System.Runtime.CompilerServices;
using static Goroutines.Builtin;

namespace Goroutines.Tests.Memory;

/// <summary>What goroutines and channels order: plain fields written before are seen after.</summary>
public sealed class MemoryModelTests
{
    private const int Rounds = 300;

    public static TheoryData<string> All => Machine.All;
    public static TheoryData<string> Real => Machine.Real;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "MEM-01")]
    public async Task What_was_written_before_a_go_statement_is_seen_by_the_goroutine(
        string machine
    )
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var wg = new WaitGroup();
                for (int round = 1; round <= Rounds; round++)
                {
                    int expected = round;
                    var box = new Box { Value = -1 };
                    box.Value = round;
                    wg.Go(async () =>
                    {
                        Assert.Equal(expected, box.Value);
                        // Its own writes it sees in their order, across waits too.
                        box.Value++;
                        await Gosched();
                        box.Value++;
                        Assert.Equal(expected + 2, box.Value);
                    });
                }
                await wg.Wait();
            }
        );
    }

    [Fact]
    public void Of_two_who_each_send_and_then_look_one_finds_the_others_value()
    {
        // A send may still be on its way to the other core when the look at another channel is over.
        const int Looks = 50_000;
        var (here, there) = (Channels(Looks), Channels(Looks));
        var (saw, sawToo) = (new bool[Looks], new bool[Looks]);
        Race.Run(
            Looks,
            i => saw[i] = SendThenLook(here[i], there[i]),
            i => sawToo[i] = SendThenLook(there[i], here[i])
        );
        Assert.DoesNotContain(false, saw.Zip(sawToo, (a, b) => a || b));

        static Chan<int>[] Channels(int count) =>
            [.. Enumerable.Range(0, count).Select(_ => new Chan<int>(1))];

        static bool SendThenLook(Chan<int> mine, Chan<int> others)
        {
            mine.TrySend(1);
            return others.TryReceive(out _);
        }
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "MEM-03")]
    public async Task Two_that_talk_over_channels_may_share_a_list_without_a_lock(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var (ping, pong) = (new Chan<int>(), new Chan<int>());
                var done = new Chan<bool>();
                var log = new List<string>();
                Go(async () =>
                {
                    await foreach (int v in ping)
                    {
                        log.Add($"ping{v}");
                        await pong.Send(v + 1);
                    }
                    pong.Close();
                });
                Go(async () =>
                {
                    await ping.Send(0);
                    await foreach (int v in pong)
                    {
                        log.Add($"pong{v}");
                        if (v >= 5)
                        {
                            ping.Close();
                            break;
                        }
                        await ping.Send(v);
                    }
                    await done.Send(true);
                });
                await done.Receive();
                Console.Write(string.Join(' ', log));
            }
        );
        Assert.Equal("ping0 pong1 ping1 pong2 ping2 pong3 ping3 pong4 ping4 pong5", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "MEM-03")]
    public async Task What_was_written_before_a_send_is_seen_after_its_receive(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                foreach (int capacity in new[] { 0, 1, 7 })
                {
                    var ch = new Chan<int>(capacity);
                    var written = new int[Rounds];
                    Go(async () =>
                    {
                        for (int i = 0; i < Rounds; i++)
                        {
                            written[i] = i + 1;
                            if (i % 2 == 0)
                                await ch.Send(i);
                            else
                                await Select(Send(ch, i), Receive<int>(null));
                        }
                        ch.Close();
                    });
                    await foreach (int i in ch)
                        Assert.Equal(i + 1, written[i]);
                }
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "MEM-04")]
    public async Task What_was_written_before_an_unbuffered_receive_is_seen_after_its_send(
        string machine
    )
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<Unit>();
                var box = new Box();
                Go(async () =>
                {
                    for (int i = 1; i <= Rounds; i++)
                    {
                        box.Value = i;
                        await ch.Receive();
                        // Main looks before it sends again.
                        await ch.Receive();
                    }
                });
                for (int i = 1; i <= Rounds; i++)
                {
                    await ch.Send(default);
                    Assert.Equal(i, box.Value);
                    await ch.Send(default);
                }
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "MEM-06")]
    public async Task What_was_written_before_a_close_is_seen_by_all_who_learn_of_it(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                for (int round = 1; round <= Rounds / 10; round++)
                {
                    var ch = new Chan<int>(round % 2);
                    var box = new Box();
                    int expected = round;
                    Func<GoTask>[] ways =
                    [
                        async () => await ch.Receive(),
                        async () => Assert.False((await ch.ReceiveOk()).Ok),
                        async () =>
                        {
                            await foreach (int _ in ch) { }
                        },
                        async () => await Select(Receive(new Chan<int>()), Receive(ch)),
                        async () =>
                        {
                            while (!ch.TryReceive(out _))
                                await Gosched();
                        },
                    ];
                    var wg = new WaitGroup();
                    foreach (var learn in ways)
                        wg.Go(async () =>
                        {
                            await learn();
                            Assert.Equal(expected, box.Value);
                        });
                    if (round % 3 == 0)
                        await Gosched();
                    box.Value = expected;
                    ch.Close();
                    await wg.Wait();
                }
            }
        );
    }

    [Theory, MemberData(nameof(Real))]
    [Trait("Rule", "MEM-21")]
    public async Task A_racing_read_of_a_word_sees_some_value_that_was_written(string machine)
    {
        var words = new Words();
        bool stop = false;
        await Machine.Output(
            machine,
            async () =>
            {
                var wg = new WaitGroup();
                for (int w = 1; w <= 3; w++)
                {
                    int me = w;
                    wg.Go(async () =>
                    {
                        for (int i = 0; !Volatile.Read(ref stop); i++)
                        {
                            words.Write(me * 0x0101_0101);
                            if (i % 100 == 0)
                                await Gosched();
                        }
                    });
                }
                // The writers do not stop before somebody has written while this one looked.
                int changes = 0;
                for (int i = 0, last = 0; i < 50_000 || changes == 0; i++)
                {
                    int seen = words.Check();
                    changes += seen == last ? 0 : 1;
                    last = seen;
                    if (i % 100 == 0)
                        await Gosched();
                }
                Volatile.Write(ref stop, true);
                await wg.Wait();
            }
        );
    }

    private sealed class Box
    {
        internal int Value;
    }

    /// <summary>An int, a long and a reference, none of them volatile. Every byte of what is written is the same.</summary>
    private sealed class Words
    {
        private int _int;
        private long _long;
        private Written _reference = new(0);

        [MethodImpl(MethodImplOptions.NoInlining)]
        internal void Write(int pattern)
        {
            _int = pattern;
            _long = ((long)pattern << 32) | (uint)pattern;
            _reference = new Written(pattern);
        }

        /// <summary>Checks that each word is whole.</summary>
        /// <returns>The int that was seen.</returns>
        [MethodImpl(MethodImplOptions.NoInlining)]
        internal int Check()
        {
            int i = _int;
            long l = _long;
            int r = _reference.Pattern;
            Assert.True(
                IsWritten(i) && IsWritten((int)l) && (int)l == (int)(l >> 32),
                $"{i} {l:x}"
            );
            Assert.True(IsWritten(r), $"{r}");
            return i;
        }

        private static bool IsWritten(int pattern) =>
            pattern % 0x0101_0101 == 0 && pattern >> 24 <= 3;

        private sealed record Written(int Pattern);
    }
}
