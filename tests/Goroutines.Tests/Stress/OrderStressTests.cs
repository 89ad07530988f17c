using static Goroutines.Builtin;

namespace Goroutines.Tests.Stress;

/// <summary>First in, first out: under random traffic too a channel keeps the order of each producer.</summary>
[Trait("Category", "Stress")]
public sealed class OrderStressTests
{
    [Fact]
    [Trait("Rule", "CHAN-07")]
    [Trait("Rule", "CHAN-08")]
    public async Task One_producers_values_keep_their_order_under_random_traffic()
    {
        for (int seed = 0; seed < StressRounds.Count; seed++)
        {
            var traffic = new Traffic(seed);
            await StressRounds.Run(seed, traffic.Main, $"{traffic}");
            Assert.True(traffic.IsWhole, $"{traffic}: a value was lost or came twice");
        }
    }

    /// <summary>Producers and consumers over two channels; every operation is done in a way of its own.</summary>
    private sealed class Traffic
    {
        private readonly int _seed;
        private readonly int _producers;
        private readonly int _each;
        private readonly int _consumers;
        private readonly Chan<Item>[] _channels;
        private int _received;

        internal Traffic(int seed)
        {
            var random = new Random(seed);
            _seed = seed;
            _producers = random.Next(1, 7);
            _each = random.Next(1, 150);
            _consumers = random.Next(1, 5);
            _channels = [new(random.Next(0, 5)), new(random.Next(0, 2))];
        }

        internal bool IsWhole => _received == _producers * _each;

        public override string ToString() =>
            $"seed {_seed}: {_producers} producers, {_each} each, {_consumers} consumers, "
            + $"{_channels[0].Cap} and {_channels[1].Cap}";

        internal async GoTask Main()
        {
            var producing = new WaitGroup();
            var consuming = new WaitGroup();
            for (int c = 0; c < _consumers; c++)
            {
                // The first looks at both, so that both are served; the others do as it comes.
                int way = c == 0 ? 2 : (_seed + c) % 3;
                consuming.Go(() =>
                    way == 2 ? ConsumeBoth() : ConsumeOne(_channels[way], new int[_producers])
                );
            }
            for (int p = 0; p < _producers; p++)
            {
                int me = p;
                producing.Go(() => Produce(me));
            }
            await producing.Wait();
            foreach (var ch in _channels)
                ch.Close();
            await consuming.Wait();
        }

        private async GoTask Produce(int me)
        {
            var random = new Random(_seed * 7919 + me);
            for (int number = 1; number <= _each; number++)
            {
                var item = new Item(me, number);
                var ch = _channels[random.Next(2)];
                switch (random.Next(4))
                {
                    case 0:
                        await ch.Send(item);
                        break;
                    case 1:
                        if (!ch.TrySend(item))
                            await ch.Send(item);
                        break;
                    case 2:
                        await Select(Send(_channels[0], item), Send(_channels[1], item));
                        break;
                    default:
                        await Select(Receive<int>(null), Send(ch, item));
                        await Gosched();
                        break;
                }
            }
        }

        private async GoTask ConsumeOne(Chan<Item> ch, int[] last)
        {
            await foreach (var item in ch)
                Note(item, last);
        }

        private async GoTask ConsumeBoth()
        {
            int[][] last = [new int[_producers], new int[_producers]];
            Chan<Item>?[] open = [.. _channels];
            while (open[0] is not null || open[1] is not null)
            {
                ReceiveCase<Item>[] cases = [Receive(open[0]), Receive(open[1])];
                int index = await Select(cases);
                if (cases[index].Ok)
                    Note(cases[index].Value, last[index]);
                else
                    open[index] = null;
            }
        }

        private void Note(Item item, int[] last)
        {
            Assert.True(last[item.Producer] < item.Number, $"{item} after {last[item.Producer]}");
            last[item.Producer] = item.Number;
            Interlocked.Increment(ref _received);
        }
    }

    private readonly record struct Item(int Producer, int Number);
}
