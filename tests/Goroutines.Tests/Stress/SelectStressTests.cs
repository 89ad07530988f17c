using static Goroutines.Builtin;

namespace Goroutines.Tests.Stress;

/// <summary>Many selects over the same channels, each in an order of its own: their locks make no circle.</summary>
[Trait("Category", "Stress")]
public sealed class SelectStressTests
{
    [Fact]
    [Trait("Rule", "SEL-18")]
    public async Task Opposed_selects_and_plain_operations_all_come_to_an_end()
    {
        for (int seed = 0; seed < StressRounds.Count; seed++)
        {
            var crowd = new Crowd(seed);
            await StressRounds.Run(seed, crowd.Main, $"{crowd}");
            Assert.True(crowd.IsEven, $"{crowd}: a value was lost or came twice");
        }
    }

    /// <summary>On each channel as many values are sent as received, some of both by selects over all channels.</summary>
    private sealed class Crowd
    {
        private static readonly int[] s_capacities = [0, 0, 2, 3];

        private readonly int _seed;
        private readonly int _each;
        private readonly int _selects;
        private readonly Chan<int>[] _channels;
        private long _sent;
        private long _received;

        internal Crowd(int seed)
        {
            var random = new Random(seed);
            _seed = seed;
            _each = random.Next(5, 50);
            _selects = random.Next(1, 4);
            _channels = [.. s_capacities.Select(capacity => new Chan<int>(capacity))];
        }

        internal bool IsEven => _sent == _received;

        public override string ToString() => $"seed {_seed}: {_selects} selects, {_each} each";

        internal async GoTask Main()
        {
            var wg = new WaitGroup();
            foreach (var ch in _channels)
            {
                wg.Go(async () =>
                {
                    for (int i = 1; i <= _each; i++)
                    {
                        Interlocked.Add(ref _sent, i);
                        await ch.Send(i);
                    }
                });
                wg.Go(async () =>
                {
                    for (int i = 0; i < _each; i++)
                        Interlocked.Add(ref _received, await ch.Receive());
                });
            }
            for (int s = 0; s < _selects; s++)
            {
                int me = s;
                wg.Go(() => SendToAll(me));
                wg.Go(() => ReceiveFromAll(me));
            }
            await wg.Wait();
        }

        private async GoTask SendToAll(int me)
        {
            var left = new Share(_channels.Length, _each, _seed * 7919 + me);
            while (left.Any)
            {
                int value = left.Total;
                int[] order = left.Order();
                int index = await Select([
                    .. order.Select(c => Send(left.Of(c) > 0 ? _channels[c] : null, value)),
                ]);
                Interlocked.Add(ref _sent, value);
                left.Use(order[index]);
            }
        }

        private async GoTask ReceiveFromAll(int me)
        {
            var left = new Share(_channels.Length, _each, -_seed * 7919 - me);
            while (left.Any)
            {
                int[] order = left.Order();
                ReceiveCase<int>[] cases =
                [
                    .. order.Select(c => Receive(left.Of(c) > 0 ? _channels[c] : null)),
                ];
                int index = await Select(cases);
                Interlocked.Add(ref _received, cases[index].Value);
                left.Use(order[index]);
            }
        }
    }

    /// <summary>How often one goroutine has still to use each channel.</summary>
    private sealed class Share
    {
        private readonly int[] _left;
        private readonly int[] _order;
        private readonly Random _random;

        internal Share(int channels, int each, int seed)
        {
            _left = new int[channels];
            Array.Fill(_left, each);
            _order = [.. Enumerable.Range(0, channels)];
            _random = new Random(seed);
        }

        internal bool Any => Total > 0;

        internal int Total => _left.Sum();

        internal int Of(int channel) => _left[channel];

        internal void Use(int channel) => _left[channel]--;

        /// <summary>The channels in a random order.</summary>
        internal int[] Order()
        {
            _random.Shuffle(_order);
            return _order;
        }
    }
}
