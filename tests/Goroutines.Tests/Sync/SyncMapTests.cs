using static Goroutines.Builtin;

namespace Goroutines.Tests.Sync;

public sealed class SyncMapTests
{
    public static TheoryData<string> All => Machine.All;

    [Fact]
    [Trait("Rule", "MAP-01")]
    public void Store_Load_and_Delete_act_as_on_a_map()
    {
        var map = new SyncMap<string, string>();
        Assert.False(map.Load("a", out string? missing));
        Assert.Null(missing);
        map.Store("a", "1");
        map.Store("a", "2");
        Assert.True(map.Load("a", out string? value));
        Assert.Equal("2", value);
        map.Delete("a");
        map.Delete("a");
        Assert.False(map.Load("a", out _));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [Trait("Rule", "MAP-01")]
    [Trait("Rule", "MAP-02")]
    [Trait("Rule", "MAP-03")]
    public void Any_operations_one_after_another_give_what_a_dictionary_gives(int seed)
    {
        var random = new Random(seed);
        var map = new SyncMap<int, int>();
        var model = new Dictionary<int, int>();
        for (int n = 0; n < 5000; n++)
        {
            int key = random.Next(8);
            int value = random.Next(4);
            int old = random.Next(4);
            bool had = model.TryGetValue(key, out int before);
            switch (random.Next(9))
            {
                case 0:
                    Assert.Equal((had, before), (map.Load(key, out int loaded), loaded));
                    break;
                case 1:
                    map.Store(key, value);
                    model[key] = value;
                    break;
                case 2:
                    Assert.Equal(
                        (had ? before : value, had),
                        ((int, bool))map.LoadOrStore(key, value)
                    );
                    model.TryAdd(key, value);
                    break;
                case 3:
                    Assert.Equal((before, had), ((int, bool))map.LoadAndDelete(key));
                    model.Remove(key);
                    break;
                case 4:
                    map.Delete(key);
                    model.Remove(key);
                    break;
                case 5:
                    Assert.Equal((before, had), ((int, bool))map.Swap(key, value));
                    model[key] = value;
                    break;
                case 6:
                    Assert.Equal(had && before == old, map.CompareAndSwap(key, old, value));
                    if (had && before == old)
                        model[key] = value;
                    break;
                case 7:
                    Assert.Equal(had && before == old, map.CompareAndDelete(key, old));
                    if (had && before == old)
                        model.Remove(key);
                    break;
                default:
                    Assert.Equal(model.OrderBy(p => p.Key), Contents(map).OrderBy(p => p.Key));
                    if (random.Next(20) == 0)
                    {
                        map.Clear();
                        model.Clear();
                    }
                    break;
            }
        }
    }

    [Fact]
    [Trait("Rule", "MAP-02")]
    public void Of_two_that_LoadOrStore_at_a_time_one_stores_and_both_get_its_value()
    {
        const int Rounds = 2000;
        var map = new SyncMap<int, object>();
        var results = new (object Actual, bool Loaded)[2, Rounds];
        Race.Run(
            Rounds,
            round => results[0, round] = map.LoadOrStore(round, new object()),
            round => results[1, round] = map.LoadOrStore(round, new object())
        );
        for (int round = 0; round < Rounds; round++)
        {
            var (one, other) = (results[0, round], results[1, round]);
            Assert.NotEqual(one.Loaded, other.Loaded);
            Assert.Same(one.Actual, other.Actual);
        }
    }

    [Fact]
    [Trait("Rule", "MAP-03")]
    public void Each_value_that_is_swapped_in_comes_out_once()
    {
        // All values are equal, but each is an object of its own: comparing must not mix them up.
        const int Rounds = 2000;
        var map = new SyncMap<int, Always>();
        var all = Enumerable.Range(0, 2 * Rounds).Select(_ => new Always()).ToList();
        Race.Run(Rounds, round => SwapIn(all[round]), round => SwapIn(all[Rounds + round]));
        var (last, loaded) = map.LoadAndDelete(1);
        Assert.True(loaded);
        last.Out++;
        Assert.All(all, v => Assert.Equal(1, v.Out));

        void SwapIn(Always value)
        {
            if (map.Swap(1, value) is (var previous, true))
                Interlocked.Increment(ref previous.Out);
        }
    }

    [Fact]
    [Trait("Rule", "MAP-03")]
    public void Of_two_that_take_a_key_out_at_a_time_one_gets_the_value()
    {
        const int Rounds = 2000;
        var map = new SyncMap<int, int>();
        for (int key = 0; key < Rounds; key++)
            map.Store(key, key);
        int[] taken = new int[Rounds];
        Race.Run(Rounds, Take, Take);
        Assert.All(taken, count => Assert.Equal(1, count));

        void Take(int key)
        {
            bool got =
                key % 2 == 0 ? map.LoadAndDelete(key).Loaded : map.CompareAndDelete(key, key);
            if (got)
                Interlocked.Increment(ref taken[key]);
        }
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "MAP-06")]
    public async Task Range_sees_what_is_there_throughout_and_nothing_twice(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                const int Stable = 100;
                var map = new SyncMap<int, int>();
                for (int key = 0; key < Stable; key++)
                    map.Store(key, 0);
                bool stop = false;
                var wg = new WaitGroup();
                for (int g = 0; g < 2; g++)
                {
                    int mine = Stable + g * 1000;
                    wg.Go(async () =>
                    {
                        for (int n = 0; !Volatile.Read(ref stop); n++)
                        {
                            // Values of what stays change, others come and go, and the table grows.
                            map.Store(n % Stable, n);
                            map.Store(mine + n % 1000, n);
                            map.Delete(mine + (n + 500) % 1000);
                            if (n % 50 == 0)
                                await Gosched();
                        }
                    });
                }
                for (int round = 0; round < 50; round++)
                {
                    var seen = new HashSet<int>();
                    map.Range((key, _) => Add(seen, key));
                    Assert.Superset(Enumerable.Range(0, Stable).ToHashSet(), seen);
                    await Gosched();
                }
                Volatile.Write(ref stop, true);
                await wg.Wait();
            }
        );

        static bool Add(HashSet<int> seen, int key)
        {
            Assert.True(seen.Add(key), $"key {key} came twice");
            return true;
        }
    }

    [Fact]
    [Trait("Rule", "MAP-06")]
    public void Range_stops_when_the_function_says_so()
    {
        var map = new SyncMap<int, int>();
        for (int key = 0; key < 10; key++)
            map.Store(key, key);
        int calls = 0;
        map.Range((_, _) => ++calls < 3);
        Assert.Equal(3, calls);
    }

    [Fact]
    [Trait("Rule", "MAP-07")]
    public void The_function_of_Range_may_call_any_method_of_the_map()
    {
        var map = new SyncMap<int, string>();
        for (int key = 0; key < 5; key++)
            map.Store(key, "old");
        var seen = new List<int>();
        map.Range(
            (key, value) =>
            {
                seen.Add(key);
                Assert.Equal("old", value);
                map.Range(
                    (inner, _) =>
                    {
                        map.LoadOrStore(inner, "none");
                        return true;
                    }
                );
                Assert.True(map.CompareAndSwap(key, "old", "new"));
                map.Swap(key, "newer");
                map.Store(key, "new");
                map.LoadAndDelete(key);
                map.Delete(key);
                return true;
            }
        );
        Assert.Equal([0, 1, 2, 3, 4], seen.Order());
        Assert.Empty(Contents(map));
        map.Store(1, "again");
        map.Range(
            (_, _) =>
            {
                map.Clear();
                return true;
            }
        );
        Assert.Empty(Contents(map));
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "MAP-08")]
    public async Task Clear_takes_everything_out_also_while_others_are_at_work(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var map = new SyncMap<int, int>();
                var wg = new WaitGroup();
                for (int g = 0; g < 3; g++)
                {
                    int seed = g;
                    wg.Go(async () =>
                    {
                        for (int n = 0; n < 500; n++)
                        {
                            int key = (n * 7 + seed) % 20;
                            map.Store(key, key);
                            Assert.True(!map.Load(key, out int value) || value == key);
                            var (actual, _) = map.LoadOrStore(key, key);
                            Assert.Equal(key, actual);
                            if (n % 20 == seed)
                                map.Clear();
                            if (n % 50 == 0)
                                await Gosched();
                        }
                    });
                }
                await wg.Wait();
                map.Clear();
                Assert.Empty(Contents(map));
                map.Store(1, 1);
                Assert.Single(Contents(map));
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "MAP-09")]
    public async Task What_was_written_before_a_store_is_seen_by_who_loads_the_value(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                const int Count = 500;
                var map = new SyncMap<int, int[]>();
                Go(async () =>
                {
                    for (int i = 0; i < Count; i++)
                    {
                        // A plain write into the object, then its publication.
                        var made = new int[1];
                        made[0] = i + 1;
                        map.Store(i, made);
                        if (i % 10 == 0)
                            await Gosched();
                    }
                });
                for (int i = 0; i < Count; i++)
                {
                    int[]? found;
                    while (!map.Load(i, out found))
                        await Gosched();
                    Assert.Equal(i + 1, found[0]);
                }
            }
        );
    }

    private static List<KeyValuePair<TKey, TValue>> Contents<TKey, TValue>(
        SyncMap<TKey, TValue> map
    )
        where TKey : notnull
    {
        var contents = new List<KeyValuePair<TKey, TValue>>();
        map.Range(
            (key, value) =>
            {
                contents.Add(new(key, value));
                return true;
            }
        );
        return contents;
    }

    /// <summary>Equal to every other.</summary>
    private sealed class Always
    {
        internal int Out;

        public override bool Equals(object? obj) => obj is Always;

        public override int GetHashCode() => 0;
    }
}
