using Charts.Replaying;
using Goroutines;
using static Goroutines.Builtin;

namespace Charts.Tests.Replaying;

public sealed class ReplayTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void A_simulated_run_takes_as_long_again(int cores)
    {
        var run = Simulator.Run(Pipeline, new SimulationOptions { MaxProcs = cores });

        Assert.Equal(run.Elapsed, Replay.Run(ReplayModel.Of(run.Trace!), cores));
    }

    [Fact]
    public void More_cores_make_it_faster_where_they_can()
    {
        var run = Simulator.Run(Readers, new SimulationOptions { MaxProcs = 1 });
        var model = ReplayModel.Of(run.Trace!);

        // Four read for 10 ms each, side by side, then one writes for 10 ms.
        Assert.Equal(TimeSpan.FromMilliseconds(50), Replay.Run(model, 1));
        Assert.Equal(TimeSpan.FromMilliseconds(20), Replay.Run(model, 4));
    }

    [Fact]
    public void A_run_that_main_does_not_end_is_not_replayed()
    {
        var run = Simulator.Run(
            async () => await new Chan<int>().Receive(),
            new SimulationOptions()
        );

        Assert.False(ReplayModel.Of(run.Trace!).HasEnd);
    }

    private static async Task Pipeline()
    {
        var squares = new Chan<int>();
        Go(async () =>
        {
            for (var i = 0; i < 4; i++)
            {
                await Work(TimeSpan.FromMilliseconds(3));
                await squares.Send(i);
            }

            squares.Close();
        });
        await foreach (var square in squares)
        {
            await Work(TimeSpan.FromMilliseconds(5));
        }

        await Sleep(TimeSpan.FromMilliseconds(2));
    }

    private static async Task Readers()
    {
        var rw = new RWMutex();
        var wg = new WaitGroup();
        for (var i = 0; i < 4; i++)
        {
            wg.Go(async () =>
            {
                await rw.RLock();
                await Work(TimeSpan.FromMilliseconds(10));
                rw.RUnlock();
            });
        }

        await wg.Wait();
        await rw.Lock();
        await Work(TimeSpan.FromMilliseconds(10));
        rw.Unlock();
    }
}
