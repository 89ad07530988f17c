using static Goroutines.Builtin;

namespace Goroutines.Tests.Races;

/// <summary>What atomics, pools and the concurrent map order, and what they do not.</summary>
public sealed class AtomicRaceTests
{
    public static TheoryData<string> Machines => Searched.Machines;

    [Theory, MemberData(nameof(Machines))]
    public Task A_store_is_before_the_load_that_sees_it(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var number = new AtomicInt32();
                var pointer = new AtomicPointer<string>();
                var value = new AtomicValue();
                var flag = new AtomicBool();
                Go(async () =>
                {
                    await x.Store(1);
                    number.Store(1);
                });
                while (number.Load() == 0)
                    await Gosched();
                Go(async () =>
                {
                    await x.Store(2);
                    pointer.Store("seen");
                });
                while (pointer.Load() is null)
                    await Gosched();
                Go(async () =>
                {
                    await x.Store(3);
                    value.Store(1L);
                });
                while (value.Load() is null)
                    await Gosched();
                Go(async () =>
                {
                    await x.Store(4);
                    flag.Swap(true);
                });
                while (!flag.CompareAndSwap(true, false))
                    await Gosched();
                Assert.Equal(4, await x.Load());
            }
        );

    [Theory, MemberData(nameof(Machines))]
    public Task A_counter_that_is_added_to_orders_all_who_came_before(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var a = new SharedArray<int>(3);
                var left = new AtomicInt64();
                left.Store(3);
                for (int g = 0; g < 3; g++)
                {
                    int me = g;
                    Go(async () =>
                    {
                        await a.Store(me, 1);
                        if (left.Add(-1) == 0)
                            for (int i = 0; i < 3; i++)
                                await a.Store(i, 2);
                    });
                }
                await UntilAlone();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    public Task A_spinlock_of_CompareAndSwap_is_a_lock(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var taken = new AtomicUInt32();
                for (int g = 0; g < 3; g++)
                    Go(async () =>
                    {
                        while (!taken.CompareAndSwap(0, 1))
                            await Gosched();
                        await x.Store(await x.Load() + 1);
                        taken.Store(0);
                    });
                await UntilAlone();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    public Task What_comes_after_a_store_is_not_before_the_load_that_sees_it(string machine) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var flag = new AtomicBool();
                Go(async () =>
                {
                    flag.Store(true);
                    await x.Store(1);
                });
                while (!flag.Load())
                    await Gosched();
                await x.Load();
                await UntilAlone();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    public Task A_load_hands_nothing_on(string machine) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var flag = new AtomicBool();
                Go(async () =>
                {
                    await x.Store(1);
                    flag.Load();
                });
                await UntilAlone();
                flag.Store(true);
                await x.Load();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    public Task A_store_hides_those_before_it(string machine) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var number = new AtomicUInt64();
                Go(async () =>
                {
                    await x.Store(1);
                    number.Store(1);
                });
                await UntilAlone();
                Go(() => number.Store(2));
                await UntilAlone();
                Assert.Equal(2u, number.Load());
                await x.Load();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    public Task A_CompareAndSwap_that_fails_hands_nothing_on(string machine) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var number = new AtomicInt32();
                Go(async () =>
                {
                    await x.Store(1);
                    Assert.False(number.CompareAndSwap(5, 6));
                });
                await UntilAlone();
                number.Load();
                await x.Load();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-15")]
    public Task A_Put_is_before_the_Get_of_its_object(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var pool = new Pool<Shared<int>> { New = () => new Shared<int>() };
                for (int g = 0; g < 4; g++)
                    Go(async () =>
                    {
                        for (int i = 0; i < 5; i++)
                        {
                            var box = pool.Get()!;
                            await box.Store(await box.Load() + 1);
                            pool.Put(box);
                        }
                    });
                await UntilAlone();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    [Trait("Rule", "MEM-15")]
    public Task Using_an_object_that_was_put_races_with_who_gets_it(string machine) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var pool = new Pool<Shared<int>> { New = () => new Shared<int>() };
                var box = pool.Get()!;
                pool.Put(box);
                Go(async () =>
                {
                    // On another processor it may not be found: it is the object's own order that counts.
                    var mine = pool.Get()!;
                    await (mine == box ? mine : box).Store(1);
                });
                await box.Store(2);
                await UntilAlone();
            }
        );

    [Theory, MemberData(nameof(Machines))]
    public Task A_value_comes_out_of_a_SyncMap_with_all_that_was_done_to_it(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var map = new SyncMap<string, Shared<int>>();
                Go(async () =>
                {
                    var box = new Shared<int>();
                    await box.Store(1);
                    map.Store("a", box);
                });
                Shared<int>? found;
                while (!map.Load("a", out found))
                    await Gosched();
                await found.Store(2);
            }
        );

    [Theory, MemberData(nameof(Machines))]
    public Task What_a_SyncMap_hands_on_goes_from_writer_to_reader(string machine) =>
        Searched.FindsNothing(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var map = new SyncMap<string, int>();
                Go(async () =>
                {
                    await x.Store(1);
                    map.Store("a", 1);
                });
                while (!map.Load("a", out _))
                    await Gosched();
                await x.Store(2);
                Go(async () =>
                {
                    await x.Store(3);
                    Assert.True(map.CompareAndSwap("a", 1, 2));
                });
                while (map.LoadOrStore("a", 0).Actual == 1)
                    await Gosched();
                await x.Store(4);
                Go(async () =>
                {
                    await x.Store(5);
                    map.Delete("a");
                });
                while (map.Load("a", out _))
                    await Gosched();
                await x.Store(6);
                Go(async () =>
                {
                    await x.Store(7);
                    map.Swap("b", 1);
                });
                bool seen = false;
                while (!seen)
                {
                    map.Range((_, _) => seen = true);
                    await Gosched();
                }
                await x.Store(8);
            }
        );

    [Theory, MemberData(nameof(Machines))]
    public Task A_SyncMap_orders_nothing_for_other_keys(string machine) =>
        Searched.FindsARace(
            machine,
            async () =>
            {
                var x = new Shared<int>();
                var map = new SyncMap<string, int>();
                map.Store("b", 1);
                Go(async () =>
                {
                    await x.Store(1);
                    map.Store("a", 1);
                });
                await UntilAlone();
                Assert.True(map.Load("b", out _));
                await x.Load();
            }
        );

    private static async GoTask UntilAlone()
    {
        while (GoRuntime.NumGoroutine > 1)
            await Gosched();
    }
}
