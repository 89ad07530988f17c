using static Goroutines.Builtin;

namespace Goroutines.Tests.Races;

/// <summary>The watched variables themselves.</summary>
public sealed class SharedTests
{
    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All))]
    public async Task A_variable_holds_what_was_stored_last(string machine) =>
        await Machine.Output(
            machine,
            async () =>
            {
                var x = new Shared<string>("a");
                Assert.Equal("a", await x.Load());
                await x.Store("b");
                Assert.Equal(("b", "b"), (await x.Load(), x.Value));
                x.Value = "c";
                Assert.Equal("c", await x.Load());
            }
        );

    [Theory, MemberData(nameof(All))]
    public async Task An_array_holds_what_was_stored_last(string machine) =>
        await Machine.Output(
            machine,
            async () =>
            {
                var a = new SharedArray<int>(3);
                Assert.Equal((3, 0), (a.Length, await a.Load(2)));
                await a.Store(2, 7);
                a[1] = 5;
                Assert.Equal((0, 5, 7), (a[0], await a.Load(1), await a.Load(2)));
            }
        );

    [Theory, MemberData(nameof(All))]
    public async Task An_index_out_of_range_is_Go_s_panic(string machine) =>
        await Machine.Output(
            machine,
            async () =>
            {
                var a = new SharedArray<int>(3);
                const string Five = "index out of range [5] with length 3";
                Assert.Equal(Five, await Caught.Panic(async () => await a.Load(5)));
                Assert.Equal(Five, await Caught.Panic(async () => await a.Store(5, 1)));
                Assert.Equal(
                    "index out of range [-1]",
                    await Caught.Panic(async () => await Task.FromResult(a[-1]))
                );
            }
        );

    [Fact]
    public void An_array_of_a_negative_length_cannot_be_made() =>
        Assert.Equal(
            "makeslice: len out of range",
            Assert.Throws<RuntimePanicException>(() => new SharedArray<int>(-1)).Message
        );

    [Theory, MemberData(nameof(All))]
    public async Task A_map_holds_what_was_stored_last(string machine) =>
        await Machine.Output(
            machine,
            async () =>
            {
                var m = new SharedMap<string, int>();
                Assert.Equal((0, false), await m.Load("a"));
                await m.Store("a", 1);
                await m.Store("b", 2);
                m["b"] = 3;
                Assert.Equal((1, true), await m.Load("a"));
                Assert.Equal((3, 2, 2), (m["b"], m.Count, await m.Len()));
                await m.Delete("a");
                await m.Delete("nobody");
                Assert.Equal((0, false), await m.Load("a"));
                Assert.Equal(1, await m.Len());
            }
        );

    [Fact]
    public void A_lost_update_can_be_seen_in_the_simulator()
    {
        var outcomes = new HashSet<string>();
        for (int seed = 0; seed < 100; seed++)
        {
            var run = Simulator.Run(
                async () =>
                {
                    var x = new Shared<int>();
                    var wg = new WaitGroup();
                    for (int i = 0; i < 2; i++)
                        wg.Go(async () => await x.Store(await x.Load() + 1));
                    await wg.Wait();
                    Console.Write(x.Value);
                },
                new SimulationOptions { Seed = seed }
            );
            outcomes.Add(run.Stdout);
        }
        Assert.Equal(["1", "2"], outcomes.Order());
    }

    [Fact]
    public void Two_inside_a_map_end_the_program()
    {
        var map = new SharedMap<Probe, int>();
        var run = Simulator.Run(async () =>
            await map.Store(new Probe(() => map[new Probe()] = 1), 1)
        );
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("fatal error: concurrent map writes", run.Stderr);
        map = new SharedMap<Probe, int>();
        run = Simulator.Run(async () => await map.Store(new Probe(() => _ = map[new Probe()]), 1));
        Assert.Contains("fatal error: concurrent map read and map write", run.Stderr);
        map = new SharedMap<Probe, int>();
        run = Simulator.Run(async () =>
        {
            await map.Store(new Probe(), 1);
            await map.Load(new Probe(() => _ = map[new Probe()]));
        });
        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("real 1")]
    [InlineData("real 2")]
    [InlineData("real 4")]
    [InlineData("sim")]
    public Task Different_keys_of_a_map_race(string machine) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var m = new SharedMap<int, int>();
                Go(async () => await m.Store(1, 1));
                while (GoRuntime.NumGoroutine > 1)
                    await Gosched();
                await m.Load(2);
            }
        );

    [Theory]
    [InlineData("real 1")]
    [InlineData("real 2")]
    [InlineData("real 4")]
    [InlineData("sim")]
    public Task Different_elements_of_an_array_do_not_race(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var a = new SharedArray<int>(4);
                for (int i = 0; i < 4; i++)
                {
                    int me = i;
                    Go(async () => await a.Store(me, me));
                }
                while (GoRuntime.NumGoroutine > 1)
                    await Gosched();
            }
        );

    /// <summary>A key that does something when it is looked at.</summary>
    private sealed class Probe(Action? look = null)
    {
        public override int GetHashCode()
        {
            look?.Invoke();
            return 1;
        }
    }
}
