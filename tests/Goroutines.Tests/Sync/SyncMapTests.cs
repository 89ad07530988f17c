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

    /// <summary>Equal to every other.</summary>
    private sealed class Always
    {
        internal int Out;

        public override bool Equals(object? obj) => obj is Always;

        public override int GetHashCode() => 0;
    }

    internal static List<KeyValuePair<TKey, TValue>> Contents<TKey, TValue>(
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
}
