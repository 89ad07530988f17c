using static Goroutines.Builtin;

namespace Goroutines.Tests.Simulation;

public sealed class SimulatorTests
{
    private static readonly TimeSpan s_ms = TimeSpan.FromMilliseconds(1);

    private static SimulationOptions Machine(int procs, long? seed = null) =>
        new() { MaxProcs = procs, Seed = seed };

    private static async GoTask FourTasks()
    {
        var wg = new WaitGroup();
        for (int i = 0; i < 4; i++)
            wg.Go(async () => await Work(200 * s_ms));
        await wg.Wait();
    }

    [Theory]
    [InlineData(1, 800)]
    [InlineData(2, 400)]
    [InlineData(3, 400)]
    [InlineData(4, 200)]
    [InlineData(8, 200)]
    public void Four_tasks_take_as_long_as_the_cores_allow(int procs, int milliseconds)
    {
        var run = Simulate(FourTasks, Machine(procs));
        // Three cores share four tasks by time slices, so that none is idle before the last slice.
        if (procs == 3)
            Assert.InRange(run.Elapsed.TotalMilliseconds, 800.0 / 3, 400);
        else
            Assert.Equal(milliseconds * s_ms, run.Elapsed);
    }

    [Fact]
    public void Virtual_time_jumps_to_the_next_timer()
    {
        var run = Simulate(async () =>
        {
            var start = Now();
            await Sleep(TimeSpan.FromDays(1));
            Console.Write($"{Since(start).TotalHours} {start:yyyy-MM-dd}");
        });
        Assert.Equal("24 2000-01-01", run.Stdout);
        Assert.Equal(TimeSpan.FromDays(1), run.Elapsed);
    }

    [Fact]
    public void The_same_seed_gives_the_same_run_and_seeds_differ()
    {
        var outputs = new HashSet<string>();
        for (long seed = 0; seed < 20; seed++)
        {
            ProgramRun[] runs =
            [
                .. Enumerable.Range(0, 2).Select(_ => Simulate(Racing, Machine(2, seed))),
            ];
            var (first, second) = (runs[0], runs[1]);
            Assert.Equal(first.Stdout, second.Stdout);
            Assert.Equal(first.Trace!.Events, second.Trace!.Events);
            outputs.Add(first.Stdout);
        }
        Assert.InRange(outputs.Count, 5, 20);

        static async GoTask Racing()
        {
            var wg = new WaitGroup();
            foreach (char name in "ABC")
                wg.Go(async () =>
                {
                    for (int i = 0; i < 3; i++)
                    {
                        Console.Write(name);
                        await Gosched();
                    }
                });
            await wg.Wait();
        }
    }

    [Fact]
    public void A_goroutine_that_computes_makes_room_when_its_slice_is_up()
    {
        var run = Simulate(async () =>
        {
            Go(async () => await Work(100 * s_ms));
            await Gosched();
            Console.Write(Now().Millisecond);
        });
        Assert.Equal("10", run.Stdout);
    }

    [Fact]
    public void Work_is_exact_even_when_others_take_turns()
    {
        var run = Simulate(async () =>
        {
            var wg = new WaitGroup();
            for (int i = 1; i <= 3; i++)
                wg.Go(async () => await Work(7 * s_ms));
            await wg.Wait();
        });
        Assert.Equal(21 * s_ms, run.Elapsed);
    }

    [Fact]
    public void A_free_core_steals_from_a_busy_one()
    {
        var run = Simulate(FourTasks, Machine(4));
        Assert.Contains(run.Trace!.Events, e => e.Kind == TraceEventKind.Stolen);
        var processors = run.Trace.Events.Where(e => e.Kind == TraceEventKind.Running);
        Assert.Equal(4, processors.Select(e => e.Processor).Distinct().Count());
    }

    [Fact]
    public void Awaiting_the_outside_world_is_an_error_that_says_so()
    {
        var e = Assert.Throws<SimulationException>(() =>
            Simulate(async () => await Task.Delay(TimeSpan.FromHours(1)))
        );
        Assert.Contains("main waits for something outside the simulation", e.Message);
    }

    [Fact]
    public void A_program_without_an_end_is_an_error_that_says_so()
    {
        var e = Assert.Throws<SimulationException>(() =>
            Simulate(
                async () =>
                {
                    while (true)
                        await Gosched();
                },
                new SimulationOptions { MaxSteps = 1000, Trace = false }
            )
        );
        Assert.Contains("no end after 1000 steps", e.Message);
    }

    [Fact]
    public void Timers_fire_in_the_order_of_time_whatever_the_order_of_their_making()
    {
        var run = Simulate(async () =>
        {
            var wg = new WaitGroup();
            foreach (int ms in new[] { 3, 1, 5, 2, 4 })
                wg.Go(async () =>
                {
                    await Sleep(ms * s_ms);
                    Console.Write(ms);
                });
            await wg.Wait();
        });
        Assert.Equal("12345", run.Stdout);
    }

    [Fact]
    public void After_sends_the_time_at_which_it_was_due()
    {
        var run = Simulate(async () =>
        {
            var start = Now();
            var timer = After(3 * s_ms);
            await Sleep(10 * s_ms);
            Console.Write((await Receive(timer) - start).TotalMilliseconds);
        });
        Assert.Equal("3", run.Stdout);
    }

    [Fact]
    public void A_run_inside_a_simulation_writes_to_it()
    {
        var run = Simulate(() =>
            Console.Write("[" + Simulate(() => Console.Write("inner")).Stdout + "]")
        );
        Assert.Equal("inner[inner]", run.Stdout);
    }
}
