using System.Diagnostics;
using System.Reflection;
using Goroutines.Tests.Bubbles;
using static Goroutines.Builtin;

namespace Goroutines.Tests.Time;

/// <summary>Sleeping, and the clock.</summary>
public sealed class SleepTests
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    public static TheoryData<string> All => Machine.All;

    public static TheoryData<string> Real => Machine.Real;

    public static TheoryData<string> Simulated => Machine.Simulated;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-01")]
    public async Task A_sleep_lasts_at_least_as_long_as_asked(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                foreach (double ms in new[] { 0.01, 0.5, 3, 11 })
                {
                    var duration = TimeSpan.FromMilliseconds(ms);
                    var start = Now();
                    await Sleep(duration);
                    Assert.True(Since(start) >= duration);
                }
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-01")]
    public async Task In_virtual_time_a_sleep_lasts_exactly_as_long_as_asked(string machine)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                await Sleep(TimeSpan.FromTicks(1));
                Assert.Equal(TimeSpan.FromTicks(1), InBubble.Elapsed);
                await Sleep(TimeSpan.FromDays(1000));
                Assert.Equal(TimeSpan.FromDays(1000).Ticks + 1, InBubble.Elapsed.Ticks);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-01")]
    public async Task A_sleep_of_no_time_returns_at_once(string machine)
    {
        await InBubble.Run(
            machine,
            async () =>
            {
                await Sleep(TimeSpan.Zero);
                await Sleep(TimeSpan.FromTicks(-1));
                await Sleep(TimeSpan.MinValue);
                Assert.Equal(TimeSpan.Zero, InBubble.Elapsed);
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-02")]
    public async Task Nothing_that_lasts_for_ages_is_ever_early(string machine)
    {
        TimeSpan[] ages =
        [
            TimeSpan.MaxValue,
            TimeSpan.MaxValue - TimeSpan.FromTicks(1),
            TimeSpan.FromTicks(long.MaxValue / 2),
            // The first that no clock of nanoseconds can hold, and the last that it could.
            TimeSpan.FromTicks(long.MaxValue / 100 + 1),
            TimeSpan.FromTicks(long.MaxValue / 100),
        ];
        int woken = 0;
        await Machine.Output(
            machine,
            async () =>
            {
                var end = await InBubble.PanicOf(async () =>
                {
                    // Later than zero, so that adding overflows what the duration alone does not.
                    await Sleep(s_second);
                    foreach (var age in ages)
                    {
                        Go(async () =>
                        {
                            await Sleep(age);
                            woken++;
                        });
                        Assert.False(After(age).TryReceive(out _));
                        Assert.False(Tick(age)!.TryReceive(out _));
                        Assert.Equal(
                            1,
                            await Select(Receive(After(age)), Receive(After(s_second)))
                        );
                        var call = AfterFunc(age, () => Panic("early"));
                        await Sleep(TimeSpan.FromDays(100));
                        Assert.True(call.Stop());
                    }
                });
                // The sleepers sleep on.
                Assert.Contains("blocked goroutines remain", end!.Message);
            }
        );
        Assert.Equal(0, woken);
    }

    [Theory, MemberData(nameof(Simulated))]
    [Trait("Rule", "TIME-02")]
    [Trait("Differs", "from Go")]
    public async Task In_virtual_time_who_waits_beyond_the_end_of_time_is_asleep_for_ever(
        string machine
    )
    {
        var run = await Machine.Run(machine, async () => await Sleep(TimeSpan.MaxValue));
        Assert.StartsWith("fatal error: all goroutines are asleep - deadlock!", run.Stderr);
        Assert.Contains("goroutine 1 [sleep]:", run.Stderr);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-03")]
    public async Task Sleepers_wake_in_the_order_of_time(string machine)
    {
        string output = await InBubble.Run(
            machine,
            async () =>
            {
                var wg = new WaitGroup();
                foreach (int n in new[] { 4, 2, 6, 3, 1, 5 })
                    wg.Go(async () =>
                    {
                        await Sleep(n * s_second);
                        Console.Write(n);
                    });
                await wg.Wait();
                Assert.Equal(6 * s_second, InBubble.Elapsed);
            }
        );
        Assert.Equal("123456", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "TIME-24")]
    public async Task Sleeping_for_no_time_among_timers_of_no_time_does_not_hang(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                bool done = false;
                var chain = new Chan<Unit>(1);
                // Each timer that fires arms another, so that there is always one due.
                Timer link = null!;
                link = AfterFunc(
                    s_second,
                    () =>
                    {
                        if (Volatile.Read(ref done))
                            chain.Close();
                        else
                            link.Reset(TimeSpan.Zero);
                    }
                );
                link.Reset(TimeSpan.Zero);
                for (int i = 0; i < 100; i++)
                {
                    await Sleep(TimeSpan.Zero);
                    await Gosched();
                }
                Volatile.Write(ref done, true);
                await chain.Receive();
            }
        );
    }

    [Theory, MemberData(nameof(Real))]
    [Trait("Rule", "TIME-26")]
    public async Task The_programs_clock_and_its_sleeps_go_by_the_monotonic_clock(string machine)
    {
        var duration = TimeSpan.FromMilliseconds(15);
        long before = Stopwatch.GetTimestamp();
        await Machine.Output(
            machine,
            async () =>
            {
                var start = Now();
                long mark = Stopwatch.GetTimestamp();
                await Sleep(duration);
                Assert.True(Stopwatch.GetElapsedTime(mark) >= duration);
                // All that the program's clock shows has passed on the monotonic one.
                Assert.True(Since(start) <= Stopwatch.GetElapsedTime(before));
                Assert.True(Since(start) >= duration);
            }
        );
    }

    [Fact]
    [Trait("Rule", "TIME-26")]
    public void The_wall_clock_is_read_once_a_program_when_it_starts()
    {
        var library = typeof(GoRuntime).Assembly;
        string[] clocks = ["get_Now", "get_UtcNow", "get_Today", "get_TickCount64"];
        var readers = Calls(library)
            .Where(call =>
                clocks.Contains(call.Callee.Name)
                && call.Callee.DeclaringType!.Assembly == typeof(object).Assembly
            )
            .Select(call => call.Caller.Name);
        Assert.Equal(["get_TimeOfDay"], readers.Distinct());
        var users = Calls(library)
            .Where(call => call.Callee.Name == "get_TimeOfDay")
            .Select(call => call.Caller.DeclaringType!.FullName!)
            .Distinct();
        // RunCore, MainCore and MakeDefault: all of GoRuntime.
        Assert.All(users, user => Assert.StartsWith("Goroutines.GoRuntime", user));
    }

    /// <summary>Who calls whom in an assembly, as its instructions have it.</summary>
    private static IEnumerable<(MethodBase Caller, MethodBase Callee)> Calls(Assembly assembly)
    {
        const BindingFlags Everything =
            BindingFlags.DeclaredOnly
            | BindingFlags.Instance
            | BindingFlags.Static
            | BindingFlags.Public
            | BindingFlags.NonPublic;
        const byte Call = 0x28;
        const byte CallVirtual = 0x6F;
        foreach (var type in assembly.GetTypes())
        {
            var members = type.GetMembers(Everything).OfType<MethodBase>();
            foreach (var caller in members)
            {
                byte[] code = caller.GetMethodBody()?.GetILAsByteArray() ?? [];
                for (int i = 0; i + 4 < code.Length; i++)
                    if (
                        code[i] is Call or CallVirtual
                        && Resolve(caller, BitConverter.ToInt32(code, i + 1)) is { } callee
                    )
                        yield return (caller, callee);
            }
        }
    }

    /// <summary>The method that a token stands for; null if the bytes were no token.</summary>
    private static MethodBase? Resolve(MethodBase caller, int token)
    {
        const int MethodTable = 0x06;
        const int MemberReferenceTable = 0x0A;
        if (token >> 24 is not (MethodTable or MemberReferenceTable))
            return null;
        try
        {
            return caller.Module.ResolveMethod(token);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
