using static Goroutines.Builtin;

namespace Goroutines.Tests.Stress;

/// <summary>Whoever can go on is woken: else a ring of goroutines comes to rest and the program is dead.</summary>
[Trait("Category", "Stress")]
public sealed class WakeUpStressTests
{
    [Fact]
    [Trait("Rule", "SEL-04")]
    public async Task No_wake_up_is_lost_in_a_ring_of_goroutines()
    {
        for (int seed = 0; seed < StressRounds.Count; seed++)
        {
            var ring = new Ring(seed);
            await StressRounds.Run(seed, ring.Main, $"{ring}");
        }
    }

    /// <summary>Tokens go round, each a number of steps; there are fewer of them than stations, so one can always move.</summary>
    private sealed class Ring
    {
        private readonly int _seed;
        private readonly int _tokens;
        private readonly int _steps;
        private readonly Chan<int>[] _channels;
        private readonly Chan<Unit> _done;
        private readonly Chan<int> _never = new();

        internal Ring(int seed)
        {
            var random = new Random(seed);
            _seed = seed;
            _channels = new Chan<int>[random.Next(2, 9)];
            for (int i = 0; i < _channels.Length; i++)
                _channels[i] = new Chan<int>(random.Next(4) == 0 ? 1 : 0);
            _tokens = random.Next(1, _channels.Length);
            _steps = random.Next(50, 400);
            // Buffered: a token may have arrived before main has sent off the last one.
            _done = new Chan<Unit>(_tokens);
        }

        public override string ToString() =>
            $"seed {_seed}: {_channels.Length} stations, {_tokens} tokens, {_steps} steps";

        internal async GoTask Main()
        {
            for (int i = 0; i < _channels.Length; i++)
                Go(Pass, i);
            for (int t = 0; t < _tokens; t++)
                await _channels[t].Send(_steps);
            for (int t = 0; t < _tokens; t++)
                await _done.Receive();
        }

        private async GoTask Pass(int station)
        {
            var random = new Random(_seed * 7919 + station);
            var from = _channels[station];
            var to = _channels[(station + 1) % _channels.Length];
            while (true)
            {
                int stepsLeft = await Take(from, random.Next(5));
                if (stepsLeft == 0)
                    await _done.Send(default);
                else
                    await Give(to, stepsLeft - 1, random.Next(3));
                // Now and then a processor runs dry and goes to sleep.
                if (random.Next(50) == 0)
                    await Sleep(TimeSpan.FromMicroseconds(20));
            }
        }

        private async GoTask<int> Take(Chan<int> from, int way)
        {
            switch (way)
            {
                case 0:
                    return await from.Receive();
                case 1:
                    return (await from.ReceiveOk()).Value;
                case 2:
                    var value = Receive(from);
                    Assert.Equal(1, await Select(Receive(_never), value));
                    return value.Value;
                case 3:
                    await foreach (int v in from)
                        return v;
                    return 0;
                default:
                    return from.TryReceive(out int found) ? found : await Receive(from);
            }
        }

        private async GoTask Give(Chan<int> to, int value, int way)
        {
            switch (way)
            {
                case 0:
                    await to.Send(value);
                    break;
                case 1:
                    Assert.Equal(0, await Select(Send(to, value), Receive(_never)));
                    break;
                default:
                    if (!to.TrySend(value))
                        await Send(to, value);
                    break;
            }
        }
    }
}
