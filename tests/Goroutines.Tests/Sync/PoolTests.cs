using System.Runtime.CompilerServices;
using static Goroutines.Builtin;

namespace Goroutines.Tests.Sync;

public sealed class PoolTests
{
    public static TheoryData<string> All => Machine.All;

    public static TheoryData<string> Simulated => Machine.Simulated;

    [Fact]
    [Trait("Rule", "POOL-01")]
    public void An_empty_pool_gives_null_or_what_New_makes()
    {
        var pool = new Pool<Item>();
        Assert.Null(pool.Get());
        int made = 0;
        pool.New = () => new Item { Number = ++made };
        Assert.Equal(1, pool.Get()!.Number);
        Assert.Equal(2, pool.Get()!.Number);
    }

    [Theory]
    [InlineData("sim 1")]
    [InlineData("sim 1 seed 1")]
    [Trait("Rule", "POOL-02")]
    public async Task On_one_processor_what_was_put_comes_back(string machine)
    {
        await Machine.Output(
            machine,
            () =>
            {
                var pool = new Pool<Item>();
                for (int i = 1; i <= 5; i++)
                    pool.Put(new Item { Number = i });
                var numbers = Enumerable.Range(0, 5).Select(_ => pool.Get()?.Number ?? 0);
                Assert.Equal([1, 2, 3, 4, 5], numbers.Order());
                Assert.Null(pool.Get());
                return default;
            }
        );
    }

    [Fact]
    [Trait("Rule", "POOL-02")]
    public void In_plain_code_a_thread_gets_back_what_it_put_unless_it_was_dropped()
    {
        var pool = new Pool<Item>();
        var item = new Item();
        int back = 0;
        for (int i = 0; i < 100; i++)
        {
            pool.Put(item);
            if (pool.Get() is { } got)
            {
                Assert.Same(item, got);
                back++;
            }
        }
        Assert.InRange(back, 50, 100);
    }

    [Fact]
    [Trait("Rule", "POOL-03")]
    public void Putting_null_does_nothing()
    {
        var pool = new Pool<Item>();
        pool.Put(null);
        Assert.Null(pool.Get());
        // Also not where there are others, which go to another place than the first.
        pool.New = () => new Item();
        for (int i = 0; i < 3; i++)
        {
            pool.Put(new Item());
            pool.Put(null);
        }
        for (int i = 0; i < 6; i++)
            Assert.NotNull(pool.Get());
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "POOL-05")]
    [Trait("Rule", "MEM-15")]
    public async Task Nobody_gets_what_another_holds_and_each_sees_what_the_last_holder_wrote(
        string machine
    )
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var pool = new Pool<Item> { New = () => new Item() };
                var wg = new WaitGroup();
                for (int g = 0; g < 8; g++)
                    wg.Go(async () =>
                    {
                        for (int n = 0; n < 500; n++)
                        {
                            var first = Take(pool);
                            var second = Take(pool);
                            if (n % 20 == 0)
                                await Gosched();
                            GiveBack(pool, second);
                            GiveBack(pool, first);
                        }
                    });
                await wg.Wait();
            }
        );
    }

    [Fact]
    [Trait("Rule", "POOL-05")]
    public void Nobody_gets_what_another_holds_also_where_two_threads_meet()
    {
        var pool = new Pool<Item> { New = () => new Item() };
        Race.Run(2000, TakeSome, TakeSome);

        void TakeSome(int round)
        {
            // Several, so that they come from the places of both and from what they share.
            var items = new Item[4];
            for (int i = 0; i < items.Length; i++)
                items[i] = Take(pool);
            foreach (var item in items)
                GiveBack(pool, item);
        }
    }

    [Fact]
    [Trait("Rule", "POOL-02")]
    public void A_full_garbage_collection_empties_the_pool()
    {
        var pool = new Pool<Item>();
        var items = PutSome(pool);
        for (int i = 0; i < 10 && items.Exists(i => i.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.DoesNotContain(items, i => i.IsAlive);
        Assert.Null(pool.Get());
    }

    [Fact]
    public void A_pool_that_nobody_uses_any_more_can_go_itself()
    {
        var pool = MakeAndLeave();
        for (int i = 0; i < 10 && pool.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.False(pool.IsAlive);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static WeakReference MakeAndLeave()
        {
            var pool = new Pool<Item>();
            pool.Put(new Item());
            return new WeakReference(pool);
        }
    }

    [Theory, MemberData(nameof(Simulated))]
    public async Task In_the_simulator_a_garbage_collection_changes_nothing(string machine)
    {
        await Machine.Output(
            machine,
            () =>
            {
                var pool = new Pool<Item>();
                PutSome(pool);
                for (int i = 0; i < 4; i++)
                {
                    GC.Collect();
                    GC.WaitForPendingFinalizers();
                }
                Assert.Equal(1, pool.Get()!.Number);
                return default;
            }
        );
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static List<WeakReference> PutSome(Pool<Item> pool)
    {
        var items = Enumerable.Range(1, 10).Select(i => new Item { Number = i }).ToList();
        items.ForEach(pool.Put);
        return items.ConvertAll(i => new WeakReference(i));
    }

    private static Item Take(Pool<Item> pool)
    {
        var item = pool.Get()!;
        Assert.Equal(1, Interlocked.Increment(ref item.Holders));
        // Plain fields: the Put orders them before the Get.
        Assert.Equal(item.Number, item.Copy);
        item.Number++;
        return item;
    }

    private static void GiveBack(Pool<Item> pool, Item item)
    {
        item.Copy = item.Number;
        Interlocked.Decrement(ref item.Holders);
        pool.Put(item);
    }

    private sealed class Item
    {
        internal int Number;
        internal int Copy;
        internal int Holders;
    }
}
