using static Goroutines.Builtin;

namespace Goroutines.Tests.Programs;

/// <summary>Errors that nothing in the program can catch, and maps, whose misuse is one in Go.</summary>
public sealed class FatalErrorTests
{
    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "FATAL-02")]
    [Trait("Rule", "FATAL-10")]
    public async Task Unlocking_what_is_not_locked_runs_no_deferred_call_and_no_handler(
        string machine
    )
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
                await Gosched();
                using var deferred = Defer(() => Console.Write("deferred"));
                try
                {
                    new Mutex().Unlock();
                }
#pragma warning disable CA1031 // The point: not even this one sees it.
                catch (Exception e)
#pragma warning restore CA1031
                {
                    Console.Write($"caught {e}");
                }
                finally
                {
                    Console.Write("finally");
                }
            }
        );
        Assert.Equal((2, ""), (run.ExitCode, run.Stdout));
        Assert.StartsWith(
            "fatal error: sync: unlock of unlocked mutex\n\ngoroutine 1 [running]:\n",
            run.Stderr
        );
        Assert.Contains("FatalErrorTests.", run.Stderr);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "FATAL-11")]
    [Trait("Rule", "FATAL-12")]
    [Trait("Differs", "from Go")]
    public async Task A_dictionary_that_two_goroutines_share_is_watched_only_while_it_is_read_in_turn(
        string machine
    )
    {
        // Each write comes in the middle of the other's loop; Go would call it concurrent and end the program
        // without asking anybody. A Dictionary notices in an enumeration, and nowhere else.
        var run = await Machine.Run(
            machine,
            async () =>
            {
                var map = new Dictionary<int, int> { [1] = 1, [2] = 2 };
                var reading = new Chan<Unit>();
                var written = new Chan<Unit>();
                Go(async () =>
                {
                    await reading.Receive();
                    map.Add(3, 3);
                    await written.Send(default);
                });
                foreach (var _ in map)
                {
                    await reading.Send(default);
                    await written.Receive();
                }
            }
        );
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("panic: System.InvalidOperationException: Collection was", run.Stderr);
        Assert.DoesNotContain("fatal error", run.Stderr);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "FATAL-11")]
    [Trait("Rule", "FATAL-12")]
    [Trait("Differs", "from Go")]
    public async Task What_a_dictionary_notices_is_a_panic_that_a_handler_may_stop(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var map = new Dictionary<int, int> { [1] = 1, [2] = 2 };
                try
                {
                    foreach (int key in map.Keys)
                    {
                        map.Add(-key, key);
                        await Gosched();
                    }
                }
                catch (InvalidOperationException)
                {
                    Console.Write("the program goes on");
                }
            }
        );
        Assert.Equal("the program goes on", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "FATAL-11")]
    public async Task Under_a_lock_any_number_of_goroutines_may_write_to_a_dictionary(
        string machine
    )
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var map = new Dictionary<int, int>();
                var mu = new Mutex();
                var wg = new WaitGroup();
                for (int writer = 0; writer < 4; writer++)
                    wg.Go(async () =>
                    {
                        for (int i = 0; i < 500; i++)
                            using (await mu.Lock())
                                map[i] = map.GetValueOrDefault(i) + 1;
                    });
                await wg.Wait();
                Console.Write($"{map.Count} {map.Values.Sum()}");
            }
        );
        Assert.Equal("500 2000", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "FATAL-14")]
    public async Task Any_number_of_goroutines_may_read_one_dictionary(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var map = Enumerable.Range(0, 1000).ToDictionary(i => i, i => 2 * i);
                var wg = new WaitGroup();
                long sum = 0;
                for (int reader = 0; reader < 10; reader++)
                    wg.Go(async () =>
                    {
                        long own = 0;
                        for (int i = 0; i < 1000; i++)
                        {
                            own += map[i];
                            if (i % 100 == 0)
                                await Gosched();
                        }
                        foreach (var (key, value) in map)
                            own += value - 2 * key;
                        Interlocked.Add(ref sum, own);
                    });
                await wg.Wait();
                Console.Write(sum);
            }
        );
        Assert.Equal("9990000", output);
    }
}
