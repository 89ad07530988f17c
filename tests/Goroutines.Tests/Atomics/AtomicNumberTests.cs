using static Goroutines.Builtin;

namespace Goroutines.Tests.Atomics;

public sealed class AtomicNumberTests
{
    public static TheoryData<string> All => Machine.All;

    [Fact]
    [Trait("Rule", "ATOM-01")]
    public void Each_operation_on_an_int_gives_what_Go_gives()
    {
        var x = new AtomicInt32();
        Assert.Equal(0, x.Load());
        x.Store(5);
        Assert.Equal(7, x.Add(2));
        Assert.Equal(7, x.Swap(10));
        Assert.False(x.CompareAndSwap(9, 1));
        Assert.True(x.CompareAndSwap(10, 0b1100));
        Assert.Equal(0b1100, x.And(0b0110));
        Assert.Equal(0b0100, x.Or(0b0001));
        Assert.Equal(0b0101, x.Load());
        Assert.Equal(int.MinValue, Wrapped());

        int Wrapped()
        {
            x.Store(int.MaxValue);
            return x.Add(1);
        }
    }

    [Fact]
    [Trait("Rule", "ATOM-01")]
    public void Each_operation_on_a_long_gives_what_Go_gives()
    {
        var x = new AtomicInt64();
        x.Store(5_000_000_000);
        Assert.Equal(4_999_999_999, x.Add(-1));
        Assert.Equal(4_999_999_999, x.Swap(10));
        Assert.False(x.CompareAndSwap(9, 1));
        Assert.True(x.CompareAndSwap(10, 0b1100));
        Assert.Equal(0b1100, x.And(0b0110));
        Assert.Equal(0b0100, x.Or(0b0001));
        Assert.Equal(0b0101, x.Load());
        x.Store(long.MaxValue);
        Assert.Equal(long.MinValue, x.Add(1));
    }

    [Fact]
    [Trait("Rule", "ATOM-01")]
    public void Each_operation_on_a_uint_gives_what_Go_gives()
    {
        var x = new AtomicUInt32();
        x.Store(5);
        Assert.Equal(2u, x.Add(~(3u - 1)));
        Assert.Equal(2u, x.Swap(10));
        Assert.False(x.CompareAndSwap(9, 1));
        Assert.True(x.CompareAndSwap(10, 0b1100));
        Assert.Equal(0b1100u, x.And(0b0110));
        Assert.Equal(0b0100u, x.Or(0b0001));
        Assert.Equal(0b0101u, x.Load());
        x.Store(uint.MaxValue);
        Assert.Equal(0u, x.Add(1));
    }

    [Fact]
    [Trait("Rule", "ATOM-01")]
    public void Each_operation_on_a_ulong_gives_what_Go_gives()
    {
        var x = new AtomicUInt64();
        x.Store(5_000_000_000);
        Assert.Equal(4_999_999_999ul, x.Add(~0ul));
        Assert.Equal(4_999_999_999ul, x.Swap(10));
        Assert.False(x.CompareAndSwap(9, 1));
        Assert.True(x.CompareAndSwap(10, 0b1100));
        Assert.Equal(0b1100ul, x.And(0b0110));
        Assert.Equal(0b0100ul, x.Or(0b0001));
        Assert.Equal(0b0101ul, x.Load());
        x.Store(ulong.MaxValue);
        Assert.Equal(0ul, x.Add(1));
    }

    [Fact]
    [Trait("Rule", "ATOM-01")]
    public void Each_operation_on_a_bool_and_on_a_reference_gives_what_Go_gives()
    {
        var b = new AtomicBool();
        Assert.False(b.Load());
        b.Store(true);
        Assert.True(b.Swap(false));
        Assert.False(b.CompareAndSwap(true, true));
        Assert.True(b.CompareAndSwap(false, true));
        Assert.True(b.Load());

        var p = new AtomicPointer<string>();
        Assert.Null(p.Load());
        string one = new('x', 1);
        string equal = new('x', 1);
        p.Store(one);
        // The very object counts, as with Go's pointers, not an equal one.
        Assert.False(p.CompareAndSwap(equal, "new"));
        Assert.True(p.CompareAndSwap(one, equal));
        Assert.Same(equal, p.Swap(null));
        Assert.Null(p.Load());
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "ATOM-01")]
    [Trait("Rule", "ATOM-09")]
    public async Task Nothing_is_lost_when_many_count(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                const int Each = 2000;
                var counters = new Counters();
                var wg = new WaitGroup();
                for (int g = 0; g < 4; g++)
                {
                    int bit = g;
                    wg.Go(async () =>
                    {
                        counters.Bits.Or(1u << bit);
                        for (int n = 0; n < Each; n++)
                        {
                            counters.Small.Add(1);
                            // Carries from the lower half into the upper all the time.
                            counters.Big.Add(0x1_0000_0001);
                            int seen;
                            do seen = counters.Swapped.Load();
                            while (!counters.Swapped.CompareAndSwap(seen, seen + 1));
                            if (n % 500 == 0)
                                await Gosched();
                        }
                    });
                }
                await wg.Wait();
                Assert.Equal(4 * Each, counters.Small.Load());
                Assert.Equal(4 * Each * 0x1_0000_0001, counters.Big.Load());
                Assert.Equal(4 * Each, counters.Swapped.Load());
                Assert.Equal(0b1111u, counters.Bits.Load());
            }
        );
    }

    /// <summary>Eight bytes between fields of four: they must be whole wherever they lie.</summary>
    private sealed class Counters
    {
        internal readonly AtomicInt32 Small = new();
        internal readonly AtomicInt64 Big = new();
        internal readonly AtomicInt32 Swapped = new();
        internal readonly AtomicUInt32 Bits = new();
    }
}
