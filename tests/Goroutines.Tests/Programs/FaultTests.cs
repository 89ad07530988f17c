using System.IO.Pipes;
using static Goroutines.Builtin;

namespace Goroutines.Tests.Programs;

/// <summary>Goroutines that do what they should not, and programs of sizes that they should not have.</summary>
public sealed class FaultTests
{
    private static readonly TimeSpan s_watchdog = TimeSpan.FromSeconds(60);

    public static TheoryData<string> Real => Machine.Real;

    [Theory, MemberData(nameof(Real))]
    public async Task A_goroutine_that_blocks_its_thread_in_native_code_blocks_nobody_else(
        string machine
    )
    {
        using var reading = new AnonymousPipeServerStream(PipeDirection.In);
        using var writing = new AnonymousPipeClientStream(
            PipeDirection.Out,
            reading.ClientSafePipeHandle
        );
        string output = await Machine.Output(
            machine,
            async () =>
            {
                GoRuntime.GOMAXPROCS(1);
                var started = new Chan<Unit>();
                var wg = new WaitGroup();
                wg.Go(() =>
                {
                    started.Close();
                    Console.Write((char)reading.ReadByte());
                });
                await started.Receive();
                // On one processor this runs only when the reader's thread has lost it.
                writing.WriteByte((byte)'x');
                await wg.Wait();
            }
        );
        Assert.Equal("x", output);
    }

    [Theory, MemberData(nameof(Real))]
    public async Task A_goroutine_that_never_awaits_keeps_a_thread_but_no_processor(string machine)
    {
        bool stop = false;
        try
        {
            var run = await Machine.Run(
                machine,
                async () =>
                {
                    GoRuntime.GOMAXPROCS(1);
                    var started = new Chan<Unit>();
                    Go(() =>
                    {
                        started.Close();
                        while (!Volatile.Read(ref stop)) { }
                    });
                    await started.Receive();
                    Console.Write("main goes on");
                }
            );
            Assert.Equal((0, "main goes on", 1), (run.ExitCode, run.Stdout, run.Abandoned));
        }
        finally
        {
            Volatile.Write(ref stop, true);
        }
    }

    [Theory]
    [InlineData("sim 1")]
    [InlineData("sim 3 seed 2")]
    public async Task In_the_simulator_a_blocked_thread_is_everybodys(string machine)
    {
        using var gate = new ManualResetEventSlim();
        var running = Machine.Output(
            machine,
            async () =>
            {
                var wg = new WaitGroup();
                wg.Go(async () => await Blocking(gate.Wait));
                wg.Go(() => gate.Wait());
                await wg.Wait();
                Console.Write("goes on, and no time has passed");
            }
        );
        // By a thread of its own: what the test awaits may go on too late, behind other tests, and after three seconds
        // the simulation is given up.
        bool wasOver = true;
        var opener = new Thread(() =>
        {
            Thread.Sleep(20);
            wasOver = running.IsCompleted;
            gate.Set();
        })
        {
            IsBackground = true,
        };
        opener.Start();
        Assert.Equal("goes on, and no time has passed", await running);
        opener.Join();
        Assert.False(wasOver);
    }

    [Fact]
    public async Task A_million_goroutines_can_wait_at_a_time_and_all_end()
    {
        const int Count = 1_000_000;
        var run = await GoRuntime
            .Run(async () =>
            {
                var gate = new Chan<Unit>();
                var done = new WaitGroup();
                done.Add(Count);
                for (int i = 0; i < Count; i++)
                    Go(WaitAtGate, gate, done);
                Console.Write($"{GoRuntime.NumGoroutine} ");
                gate.Close();
                await done.Wait();
                while (GoRuntime.NumGoroutine > 1)
                    await Gosched();
                Console.Write(GoRuntime.NumGoroutine);
            })
            .WaitAsync(s_watchdog);
        Assert.Equal(($"{Count + 1} 1", ""), (run.Stdout, run.Stderr));
    }

    private static async GoTask WaitAtGate(Chan<Unit> gate, WaitGroup done)
    {
        await gate.Receive();
        done.Done();
    }

    [Fact]
    public async Task Ten_million_values_fit_into_one_buffer_and_come_out_in_order()
    {
        const int Count = 10_000_000;
        var run = await GoRuntime
            .Run(async () =>
            {
                var ch = new Chan<int>(Count);
                for (int i = 0; i < Count; i++)
                    await ch.Send(i);
                Console.Write($"{ch.Len} {ch.TrySend(-1)} ");
                ch.Close();
                int next = 0;
                await foreach (int value in ch)
                    if (value == next)
                        next++;
                Console.Write($"{next} {ch.Len}");
            })
            .WaitAsync(s_watchdog);
        Assert.Equal(($"{Count} False {Count} 0", ""), (run.Stdout, run.Stderr));
    }

    [Theory, MemberData(nameof(Real))]
    public async Task A_cancellation_reaches_ten_thousand_goroutines_that_await_foreign_tasks(
        string machine
    )
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                using var cancellation = new CancellationTokenSource();
                int cancelled = 0;
                var wg = new WaitGroup();
                for (int i = 0; i < 10_000; i++)
                    wg.Go(async () =>
                    {
                        try
                        {
                            await Task.Delay(Timeout.Infinite, cancellation.Token);
                        }
                        catch (OperationCanceledException)
                        {
                            Interlocked.Increment(ref cancelled);
                        }
                    });
                await Sleep(TimeSpan.FromMilliseconds(1));
                cancellation.Cancel();
                await wg.Wait();
                Console.Write(cancelled);
            }
        );
        Assert.Equal("10000", output);
    }

    [Theory, MemberData(nameof(Real))]
    public async Task Cancellations_that_cross_with_values_lose_none(string machine)
    {
        // Again and again: many goroutines select on their value and on a channel that is closed meanwhile.
        string output = await Machine.Output(
            machine,
            async () =>
            {
                int stopped = 0;
                int received = 0;
                int sent = 0;
                for (int storm = 0; storm < 20; storm++)
                {
                    var stop = new Chan<Unit>();
                    var values = new Chan<int>();
                    var wg = new WaitGroup();
                    for (int i = 0; i < 200; i++)
                        wg.Go(async () =>
                        {
                            if (await Select(Receive(stop), Receive(values)) == 0)
                                Interlocked.Increment(ref stopped);
                            else
                                Interlocked.Increment(ref received);
                        });
                    wg.Go(async () =>
                    {
                        while (await Select(Receive(stop), Send(values, 1)) == 1)
                            sent++;
                    });
                    if (storm % 2 == 0)
                        await Gosched();
                    stop.Close();
                    await wg.Wait();
                }
                Console.Write($"{stopped + received} {received - sent}");
            }
        );
        Assert.Equal("4000 0", output);
    }
}
