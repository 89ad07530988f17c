using System.Reflection;
using static Goroutines.Builtin;

namespace Goroutines.Tests.Scheduling;

/// <summary>Starting goroutines, counting them, and what they keep to themselves.</summary>
public sealed class GoroutineTests
{
    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RT-04")]
    public async Task Function_and_arguments_are_evaluated_by_the_starting_goroutine_in_order(
        string machine
    )
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var done = new Chan<Unit>();
                T Say<T>(string name, T value)
                {
                    Console.Write($"{name} ");
                    return value;
                }
                Action<int, string> f = (n, s) =>
                {
                    Console.Write($"called with {n} {s}");
                    done.Close();
                };
                int number = 1;
                string text = "early";
                Go(Say("function", f), Say("first", number), Say("second", text));
                Console.Write("started ");
                f = (_, _) => Console.Write("another function");
                number = 2;
                text = "late";
                await done.Receive();
            }
        );
        // On several processors the goroutine may be faster than who started it.
        Assert.Equal(
            "function first second called with 1 early",
            output.Replace("started ", "", StringComparison.Ordinal)
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RT-04")]
    public async Task A_panic_of_an_argument_is_the_starting_goroutines(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                await Gosched();
                try
                {
                    Go(Console.Write, Panic<string>("argument"));
                }
                catch (PanicException p)
                {
                    Console.Write($"{Recover(p)} {GoRuntime.NumGoroutine}");
                }
            }
        );
        Assert.Equal("argument 1", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RT-06")]
    public async Task Every_shape_of_function_is_awaited_and_its_result_dropped(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var ch = new Chan<int>();
                Go(() => ch.Send(1));
                Go(SendTask, ch, 2);
                Go(SendGoTask, ch, 3);
                Go(async () =>
                {
                    await ch.Send(4);
                    return "ignored";
                });
                Go(async (int v) => await ch.Send(v), 5);
                Go(() => new InvalidOperationException("a result, not thrown"));
                int sum = 0;
                for (int i = 0; i < 5; i++)
                    sum += await ch.Receive();
                Console.Write(sum);
            }
        );
        Assert.Equal("15", output);
    }

    private static async Task SendTask(Chan<int> ch, int value) => await ch.Send(value);

    private static async GoTask<bool> SendGoTask(Chan<int> ch, int value)
    {
        await ch.Send(value);
        return true;
    }

    [Fact]
    [Trait("Rule", "RT-06")]
    [Trait("Rule", "RT-26")]
    public void The_go_statement_returns_nothing()
    {
        var go = typeof(Builtin)
            .GetMethods()
            .Concat(typeof(WaitGroup).GetMethods())
            .Where(m => m.Name == "Go")
            .ToList();
        Assert.NotEmpty(go);
        Assert.All(go, m => Assert.Equal(typeof(void), m.ReturnType));
        Assert.All(
            go.SelectMany(m => m.GetParameters()),
            p => Assert.False(p.IsOut || p.ParameterType.IsByRef)
        );
    }

    [Fact]
    [Trait("Rule", "RT-26")]
    public void Nothing_public_identifies_or_kills_a_goroutine()
    {
        var library = typeof(Builtin).Assembly;
        var types = library.GetExportedTypes();
        Assert.DoesNotContain(types, t => t.Name is "Goroutine" or "Worker" or "IScheduler");
        var members = types
            .SelectMany(t =>
                t.GetMembers(
                    BindingFlags.Public
                        | BindingFlags.Instance
                        | BindingFlags.Static
                        | BindingFlags.DeclaredOnly
                )
            )
            .ToList();
        string[] powers = ["Kill", "Abort", "Interrupt", "Join", "Suspend", "Resume", "Current"];
        Assert.DoesNotContain(
            members,
            m => powers.Contains(m.Name) && m.DeclaringType != typeof(DataRace)
        );
        // Numbers of goroutines are told afterwards, by reports and traces, and by nothing that a program could ask.
        Assert.All(
            members.Where(m => m.Name.Contains("Goroutine", StringComparison.Ordinal)),
            m =>
                Assert.True(
                    m.Name == nameof(GoRuntime.NumGoroutine)
                        || m.Name == $"get_{nameof(GoRuntime.NumGoroutine)}"
                        || m.DeclaringType == typeof(TraceEvent)
                        || m.DeclaringType == typeof(RaceAccess)
                        || m.DeclaringType == typeof(WaitForEdge)
                        || m.DeclaringType == typeof(ScheduleMove),
                    $"{m.DeclaringType}.{m.Name}"
                )
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "RT-18")]
    public async Task NumGoroutine_counts_the_caller_and_all_that_have_not_ended(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                Console.Write($"{GoRuntime.NumGoroutine} ");
                var gate = new Chan<Unit>();
                for (int i = 0; i < 10; i++)
                    Go(async () => await gate.Receive());
                Console.Write($"{GoRuntime.NumGoroutine} ");
                await Sleep(TimeSpan.FromMilliseconds(1));
                Console.Write($"{GoRuntime.NumGoroutine} ");
                gate.Close();
                while (GoRuntime.NumGoroutine > 1)
                    await Gosched();
                Console.Write(GoRuntime.NumGoroutine);
            }
        );
        Assert.Equal("1 11 11 1", output);
    }

    [Fact]
    public async Task A_goroutine_that_awaits_a_foreign_task_comes_back_to_its_scheduler()
    {
        var run = await GoRuntime.Run(async () =>
        {
            var ch = new Chan<int>();
            Go(async () =>
            {
                await Task.Delay(5);
                Assert.Equal("goroutine worker", Thread.CurrentThread.Name);
                await Task.Run(() => { }).ConfigureAwait(false);
                Assert.Equal("goroutine worker", Thread.CurrentThread.Name);
                await ch.Send(1);
            });
            Console.Write(await ch.Receive());
        });
        Assert.Equal("1", run.Stdout);
    }

    [Fact]
    public async Task AsyncLocals_do_not_leak_between_goroutines()
    {
        var local = new AsyncLocal<int>();
        var run = await GoRuntime.Run(
            async () =>
            {
                local.Value = 1;
                var wg = new WaitGroup();
                for (int i = 2; i < 10; i++)
                {
                    int mine = i;
                    wg.Go(async () =>
                    {
                        Assert.Equal(1, local.Value);
                        local.Value = mine;
                        await Sleep(TimeSpan.FromMilliseconds(1));
                        Assert.Equal(mine, local.Value);
                    });
                }
                await wg.Wait();
                Assert.Equal(1, local.Value);
            },
            new RunOptions { MaxProcs = 2 }
        );
        Assert.Equal("", run.Stderr);
    }
}
