using static Goroutines.Builtin;

namespace Goroutines.Tests.Stress;

/// <summary>Random programs on real threads with invariants that hold on every schedule.</summary>
[Trait("Category", "Stress")]
public sealed class StressTests
{
    [Fact]
    public async Task Nothing_is_lost_nothing_comes_twice_and_locks_exclude()
    {
        for (int seed = 0; seed < StressRounds.Count; seed++)
        {
            var traffic = new Traffic(new Random(seed));
            await StressRounds.Run(seed, traffic.Main, $"{traffic}");
            Assert.True(traffic.IsWhole, $"{traffic}: a value was lost or came twice");
            Assert.True(traffic.MostInside <= 1, $"{traffic}: two held the mutex");
        }
    }

    /// <summary>Senders and receivers over two channels, in one of several ways, with locks in between.</summary>
    private sealed class Traffic(Random random)
    {
        private readonly int _senders = random.Next(1, 6);
        private readonly int _receivers = random.Next(1, 6);
        private readonly int _each = random.Next(1, 200);
        private readonly int _way = random.Next(4);
        private readonly Chan<int> _a = new(random.Next(0, 4));
        private readonly Chan<int> _b = new(random.Next(0, 2));
        private readonly Chan<Unit> _quit = new();
        private readonly Mutex _mutex = new();
        private readonly RWMutex _rwMutex = new();
        private int[] _seen = [];
        private int _inside;

        internal int MostInside { get; private set; }

        internal bool IsWhole => _seen.All(count => count == 1);

        public override string ToString() =>
            $"{_senders} senders, {_receivers} receivers, {_each} each, way {_way}, {_a.Cap} and {_b.Cap}";

        internal async GoTask Main()
        {
            _seen = new int[_senders * _each];
            var sending = new WaitGroup();
            var receiving = new WaitGroup();
            for (int s = 0; s < _senders; s++)
            {
                int first = s * _each;
                sending.Go(() => SendAll(first));
            }
            for (int r = 0; r < _receivers; r++)
                receiving.Go(ReceiveAll);
            await sending.Wait();
            while (_a.Len > 0 || _b.Len > 0)
                await Gosched();
            _quit.Close();
            await receiving.Wait();
        }

        private async GoTask SendAll(int first)
        {
            for (int i = 0; i < _each; i++)
            {
                await SendOne(first + i);
                if (i % 5 == 0)
                    await EnterMutex(i);
                if (i % 7 == 0)
                    using (await _rwMutex.RLock()) { }
                if (i % 31 == 0)
                    using (await _rwMutex.Lock()) { }
            }
        }

        private async GoTask SendOne(int value)
        {
            switch (_way)
            {
                case 0:
                    await _a.Send(value);
                    break;
                case 1:
                    await Select(Send(_a, value), Send(_b, value));
                    break;
                case 2:
                    if (!_a.TrySend(value))
                        await _b.Send(value);
                    break;
                default:
                    await Select(Send(_b, value), Send(_a, value));
                    if (value % 16 == 0)
                        await Sleep(TimeSpan.FromMicroseconds(10));
                    break;
            }
        }

        private async GoTask EnterMutex(int i)
        {
            using (await _mutex.Lock())
            {
                MostInside = Math.Max(MostInside, ++_inside);
                if (i % 10 == 0)
                    await Gosched();
                _inside--;
            }
        }

        private async GoTask ReceiveAll()
        {
            var fromA = Receive(_a);
            var fromB = Receive(_b);
            var quit = Receive(_quit);
            while (true)
            {
                int chosen = await Select(fromA, fromB, quit);
                if (chosen == 2)
                    return;
                Interlocked.Increment(ref _seen[chosen == 0 ? fromA.Value : fromB.Value]);
            }
        }
    }
}
