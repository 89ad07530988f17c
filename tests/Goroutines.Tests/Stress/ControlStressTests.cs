using static Goroutines.Builtin;

namespace Goroutines.Tests.Stress;

/// <summary>Goroutines that lock, block and sleep on their threads, while the number of processors never rests.</summary>
/// <remarks>A short slice runs with all tests; <c>STRESS_ROUNDS=100000 dotnet test --filter Category=Stress</c> is long.</remarks>
[Trait("Category", "Stress")]
public sealed class ControlStressTests
{
    private static readonly int s_rounds = int.TryParse(
        Environment.GetEnvironmentVariable("STRESS_ROUNDS"),
        out int rounds
    )
        ? rounds
        : 40;

    [Fact]
    public async Task Every_value_arrives_and_a_locked_goroutine_keeps_its_thread_whatever_GOMAXPROCS_becomes()
    {
        for (int seed = 0; seed < s_rounds; seed++)
        {
            var unrest = new Unrest(new Random(seed));
            var options = new RunOptions { MaxProcs = 1 + seed % 4, Trace = seed % 3 == 0 };
            var run = await GoRuntime.Run(unrest.Main, options).WaitAsync(TimeSpan.FromSeconds(60));
            Assert.True(run.ExitCode == 0, $"seed {seed}: {run.Stderr}");
            Assert.True(unrest.IsWhole, $"seed {seed}: a value was lost or came twice");
            Assert.True(unrest.Moved == 0, $"seed {seed}: {unrest.Moved} left a locked thread");
        }
    }

    [Fact]
    public async Task Everyone_that_ends_locked_takes_its_thread_along_and_the_others_go_on()
    {
        for (int seed = 0; seed < s_rounds; seed++)
        {
            int ended = 0;
            var run = await GoRuntime
                .Run(
                    async () =>
                    {
                        var ch = new Chan<int>();
                        var wg = new WaitGroup();
                        for (int i = 0; i < 20; i++)
                            wg.Go(async () =>
                            {
                                GoRuntime.LockOSThread();
                                await ch.Receive();
                                Interlocked.Increment(ref ended);
                            });
                        for (int i = 0; i < 20; i++)
                        {
                            GoRuntime.GOMAXPROCS(1 + (seed + i) % 5);
                            await ch.Send(i);
                        }
                        await wg.Wait();
                    },
                    new RunOptions { MaxProcs = 1 + seed % 4 }
                )
                .WaitAsync(TimeSpan.FromSeconds(60));
            Assert.Equal((0, 20), (run.ExitCode, ended));
        }
    }

    private sealed class Unrest(Random random)
    {
        private readonly int _goroutines = random.Next(1, 8);
        private readonly int _steps = random.Next(1, 20);
        private readonly int _seed = random.Next();
        private readonly Chan<int> _ch = new(random.Next(0, 3));
        private readonly WaitGroup _sending = new();
        private int[] _seen = [];
        private int _moved;
        private volatile bool _stop;

        internal int Moved => _moved;

        internal bool IsWhole => _seen.All(count => count == 1);

        internal async GoTask Main()
        {
            _seen = new int[_goroutines * _steps];
            var changing = new WaitGroup();
            changing.Go(ChangeProcs);
            for (int i = 0; i < _goroutines; i++)
            {
                int first = i * _steps;
                _sending.Go(() => Live(first));
            }
            var receiving = new WaitGroup();
            receiving.Go(async () =>
            {
                await foreach (int value in _ch)
                    _seen[value]++;
            });
            await _sending.Wait();
            _ch.Close();
            await receiving.Wait();
            _stop = true;
            await changing.Wait();
        }

        private async GoTask ChangeProcs()
        {
            var own = new Random(_seed);
            while (!_stop)
            {
                GoRuntime.GOMAXPROCS(own.Next(1, 6));
                if (own.Next(2) == 0)
                    await Gosched();
                else
                    await Sleep(TimeSpan.FromMicroseconds(own.Next(50)));
            }
        }

        private async GoTask Live(int first)
        {
            var own = new Random(_seed + first);
            int locks = 0;
            int thread = 0;
            for (int step = 0; step < _steps; step++)
            {
                if (own.Next(3) == 0)
                {
                    GoRuntime.LockOSThread();
                    thread = Environment.CurrentManagedThreadId;
                    locks++;
                }
                await Act(own.Next(7), first + step);
                if (locks > 0 && Environment.CurrentManagedThreadId != thread)
                    Interlocked.Increment(ref _moved);
                if (locks > 0 && own.Next(2) == 0)
                {
                    GoRuntime.UnlockOSThread();
                    locks--;
                }
            }
            // Half of those that are still locked end so, and their threads with them.
            for (; locks > 0 && own.Next(2) == 0; locks--)
                GoRuntime.UnlockOSThread();
        }

        private async GoTask Act(int what, int value)
        {
            switch (what)
            {
                case 0:
                    await Gosched();
                    break;
                case 1:
                    await Sleep(TimeSpan.FromMicroseconds(value % 40));
                    break;
                case 2:
                    await Blocking(() => Thread.Sleep(value % 3));
                    break;
                case 3:
                    Thread.Sleep(value % 2);
                    break;
                case 4:
                    await Task.Run(() => { });
                    break;
                case 5:
                    _sending.Go(async () => await _ch.Send(value));
                    return;
            }
            await _ch.Send(value);
        }
    }
}
