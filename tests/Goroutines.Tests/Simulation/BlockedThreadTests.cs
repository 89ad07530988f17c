using System.Diagnostics;
using static Goroutines.Builtin;

namespace Goroutines.Tests.Simulation;

/// <summary>A goroutine that blocks its thread stops the whole simulation: that is told, and never hangs.</summary>
public sealed class BlockedThreadTests
{
    [Fact]
    public void Who_holds_a_lock_of_threads_while_it_waits_blocks_the_next_one()
    {
        var run = Simulator.Run(
            async () =>
            {
                object gate = new();
                var go = new Chan<int>();
                Go(async () =>
                {
                    Monitor.Enter(gate);
                    await go.Receive();
                });
                await Gosched();
                await Gosched();
                // Goroutines of a simulation share a thread, and a thread may enter again; so another one has to try.
                var entering = new Thread(() => Monitor.Enter(gate)) { IsBackground = true };
                entering.Start();
                entering.Join();
            },
            new SimulationOptions { ShowOutput = false }
        );
        Assert.Equal(2, run.ExitCode);
        Assert.Equal(FindingKind.Fatal, run.Death);
        Assert.Contains("main blocks its thread (lock,", run.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void A_goroutine_that_blocks_is_named_with_its_place()
    {
        var run = Simulator.Run(
            async () =>
            {
                Go(() => new TaskCompletionSource().Task.Wait());
                await Sleep(TimeSpan.FromSeconds(1));
            },
            new SimulationOptions { ShowOutput = false }
        );
        Assert.Contains("goroutine 2, created at", run.Stderr, StringComparison.Ordinal);
        Assert.Contains("BlockedThreadTests.cs:", run.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void An_exploration_ends_too()
    {
        var error = Assert.Throws<SimulationException>(() =>
            Simulator.Explore(async () =>
            {
                new TaskCompletionSource().Task.Wait();
                await Gosched();
            })
        );
        Assert.Contains("main blocks its thread", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_computation_is_no_block()
    {
        var run = Simulator.Run(async () =>
        {
            var begun = Stopwatch.StartNew();
            while (begun.Elapsed < TimeSpan.FromSeconds(4)) { }
            await Gosched();
        });
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public void A_short_block_is_forgiven()
    {
        var run = Simulator.Run(async () =>
        {
            Thread.Sleep(50);
            await Gosched();
        });
        Assert.Equal(0, run.ExitCode);
    }
}
