using static Goroutines.Builtin;

namespace Goroutines.Tests.Races;

/// <summary>What channels order, and what they do not.</summary>
public sealed class ChanRaceTests
{
    public static TheoryData<string> Machines => Searched.Machines;

    public static TheoryData<string, int> MachinesAndSizes
    {
        get
        {
            var all = new TheoryData<string, int>();
            foreach (string machine in new[] { "sim", "real 1", "real 2", "real 4" })
            foreach (int size in new[] { 0, 1, 3 })
                all.Add(machine, size);
            return all;
        }
    }

    [Theory, MemberData(nameof(MachinesAndSizes))]
    [Trait("Rule", "MEM-03")]
    public Task A_send_is_before_its_receive(string machine, int size) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var ch = new Chan<int>(size);
                Go(async () =>
                {
                    for (int i = 0; i < 5; i++)
                    {
                        var mine = new Shared<int>();
                        await mine.Store(i);
                        await x.Store(i);
                        await ch.Send(i);
                        if (size == 0)
                            await ch.Receive();
                        else
                            break;
                    }
                });
                for (int i = 0; i < (size == 0 ? 5 : 1); i++)
                {
                    await ch.Receive();
                    await x.Load();
                    if (size == 0)
                        await ch.Send(0);
                }
            }
        );

    [Theory, MemberData(nameof(MachinesAndSizes))]
    [Trait("Rule", "MEM-03")]
    public Task What_comes_after_a_send_is_not_before_its_receive(string machine, int size) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var ch = new Chan<int>(size);
                Go(async () =>
                {
                    await ch.Send(1);
                    await x.Store(1);
                });
                await ch.Receive();
                await x.Store(2);
                await UntilAlone();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-04")]
    public Task An_unbuffered_receive_is_before_the_end_of_its_send(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var ch = new Chan<int>();
                Go(async () =>
                {
                    await x.Store(1);
                    await ch.Receive();
                });
                await ch.Send(0);
                await x.Load();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-04")]
    public Task A_buffered_receive_is_not(string machine) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var ch = new Chan<int>(1);
                Go(async () =>
                {
                    await x.Store(1);
                    await ch.Receive();
                });
                await ch.Send(0);
                await x.Load();
                await UntilAlone();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-04")]
    public Task A_receive_is_before_the_end_of_the_send_that_takes_its_slot(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var ch = new Chan<int>(2);
                Go(async () =>
                {
                    await x.Store(1);
                    await ch.Receive();
                });
                await ch.Send(0);
                await ch.Send(0);
                // The third has a place only when the first was received.
                await ch.Send(0);
                await x.Load();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-04")]
    public Task A_channel_as_a_semaphore_orders_who_comes_with_who_went(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var places = new Chan<Unit>(1);
                for (int i = 0; i < 4; i++)
                    Go(async () =>
                    {
                        await places.Send(default);
                        await x.Store(await x.Load() + 1);
                        await places.Receive();
                    });
                await UntilAlone();
                await places.Send(default);
                Assert.Equal(4, await x.Load());
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-04")]
    public Task A_semaphore_with_two_places_excludes_nobody(string machine) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var places = new Chan<Unit>(2);
                for (int i = 0; i < 2; i++)
                    Go(async () =>
                    {
                        await places.Send(default);
                        await x.Store(await x.Load() + 1);
                        await places.Receive();
                    });
                await UntilAlone();
            }
        );

    [Theory, MemberData(nameof(MachinesAndSizes))]
    [Trait("Rule", "MEM-06")]
    public Task A_close_is_before_a_receive_that_learns_of_it(string machine, int size) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var ch = new Chan<int>(size);
                var never = new Chan<int>();
                Func<GoTask>[] ways =
                [
                    async () => await ch.Receive(),
                    async () => await ch.ReceiveOk(),
                    async () =>
                    {
                        await foreach (int _ in ch) { }
                    },
                    async () => await Select(Receive(never), Receive(ch)),
                    async () =>
                    {
                        while (!ch.TryReceive(out _))
                            await Gosched();
                    },
                ];
                foreach (var learn in ways)
                    Go(async () =>
                    {
                        await learn();
                        await x.Load();
                    });
                await Gosched();
                await x.Store(1);
                ch.Close();
                await UntilAlone();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-06")]
    public Task A_receive_of_a_value_knows_nothing_of_a_later_close(string machine) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var ch = new Chan<int>(1);
                await ch.Send(1);
                Go(async () =>
                {
                    await x.Store(1);
                    ch.Close();
                });
                await ch.Receive();
                await x.Load();
                await UntilAlone();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-07")]
    public Task Two_sends_are_not_ordered(string machine) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var ch = new Chan<int>(2);
                for (int i = 0; i < 2; i++)
                    Go(async () =>
                    {
                        await x.Store(1);
                        await ch.Send(1);
                    });
                await ch.Receive();
                await ch.Receive();
                await x.Load();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-07")]
    public Task Two_sends_by_themselves_are_no_race(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var ch = new Chan<int>(2);
                Go(async () => await ch.Send(1));
                Go(() => Assert.True(ch.TrySend(2)));
                await ch.Receive();
                await ch.Receive();
                ch.Close();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-07")]
    public Task A_send_and_a_close_that_nothing_orders_race(string machine) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var ch = new Chan<int>(2);
                Go(async () => await ch.Send(1));
                await UntilAlone();
                ch.Close();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-07")]
    public Task A_send_in_a_select_and_a_close_that_nothing_orders_race(string machine) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var ch = new Chan<int>(2);
                Go(async () => await Select(Send(ch, 1)));
                await UntilAlone();
                ch.Close();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-07")]
    public Task A_close_that_comes_after_the_sends_is_no_race(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var ch = new Chan<int>(2);
                var wg = new WaitGroup();
                for (int i = 0; i < 3; i++)
                    wg.Go(async () => await ch.Send(1));
                Go(async () =>
                {
                    await wg.Wait();
                    ch.Close();
                });
                await foreach (int _ in ch) { }
            }
        );

    [Fact]
    [Trait("Rule", "MEM-07")]
    public void The_report_of_a_send_and_a_close_names_both()
    {
        var run = Searched.Once(async () =>
        {
            var ch = new Chan<int>(2);
            Go(async () => await ch.Send(1));
            await Gosched();
            ch.Close();
        });
        var race = Assert.Single(run.Races);
        Assert.Equal("channel 1", race.Variable);
        Assert.Equal(("close", true), (race.Current.Operation, race.Current.IsWrite));
        Assert.Equal(("send", false), (race.Previous.Operation, race.Previous.IsWrite));
        Assert.EndsWith("ChanRaceTests.cs", race.Current.File, StringComparison.Ordinal);
        Assert.Equal(race.Previous.Line + 2, race.Current.Line);
    }

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-03")]
    public Task A_select_orders_as_the_plain_operations_do(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var (ping, pong) = (new Chan<int>(), new Chan<int>());
                var never = new Chan<int>();
                Go(async () =>
                {
                    for (int i = 0; i < 5; i++)
                    {
                        await Select(Receive(ping), Receive(never));
                        await x.Store(await x.Load() + 1);
                        await Select(Receive(never), Send(pong, i));
                    }
                });
                for (int i = 0; i < 5; i++)
                {
                    await x.Store(await x.Load() + 1);
                    await Select(Send(ping, i), Receive(never));
                    await Select(Receive(pong), Receive(never));
                }
                await x.Load();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-03")]
    public Task A_pipeline_hands_each_value_on_with_all_that_was_done_to_it(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var (first, second) = (new Chan<Shared<int>>(), new Chan<Shared<int>>(2));
                Go(async () =>
                {
                    for (int i = 0; i < 6; i++)
                    {
                        var box = new Shared<int>();
                        await box.Store(i);
                        await first.Send(box);
                    }
                    first.Close();
                });
                var wg = new WaitGroup();
                for (int w = 0; w < 2; w++)
                    wg.Go(async () =>
                    {
                        await foreach (var box in first)
                        {
                            await box.Store(await box.Load() * 2);
                            await second.Send(box);
                        }
                    });
                Go(async () =>
                {
                    await wg.Wait();
                    second.Close();
                });
                int sum = 0;
                await foreach (var box in second)
                    sum += await box.Load();
                Assert.Equal(30, sum);
            }
        );

    [Theory, MemberData(nameof(Machines))]
    public Task A_channel_that_was_made_and_filled_outside_orders_too(string machine)
    {
        return Searched.FindsNothing(
            machine,
            async () =>
            {
                var ch = await Task.FromResult(Made());
                var x = new Shared<int>();
                Go(async () =>
                {
                    await x.Store(1);
                    await ch.Send(8);
                });
                Assert.Equal(7, await ch.Receive());
                Assert.Equal(8, await ch.Receive());
                await x.Load();
            }
        );

        static Chan<int> Made()
        {
            var ch = new Chan<int>(3);
            ch.TrySend(7);
            return ch;
        }
    }

    private static async GoTask UntilAlone()
    {
        while (GoRuntime.NumGoroutine > 1)
            await Gosched();
    }
}
