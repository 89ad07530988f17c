using static Goroutines.Builtin;

namespace Goroutines.Tests.Sync;

/// <summary>Going through a map, and emptying it, while others use it.</summary>
public sealed class SyncMapRangeTests
{
    public static TheoryData<string> All => Machine.All;

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
        Assert.Empty(SyncMapTests.Contents(map));
        map.Store(1, "again");
        map.Range(
            (_, _) =>
            {
                map.Clear();
                return true;
            }
        );
        Assert.Empty(SyncMapTests.Contents(map));
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
                Assert.Empty(SyncMapTests.Contents(map));
                map.Store(1, 1);
                Assert.Single(SyncMapTests.Contents(map));
            }
        );
    }
}
