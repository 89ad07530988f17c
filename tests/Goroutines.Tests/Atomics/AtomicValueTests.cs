using static Goroutines.Builtin;

namespace Goroutines.Tests.Atomics;

public sealed class AtomicValueTests
{
    public static TheoryData<string> All => Machine.All;

    [Fact]
    [Trait("Rule", "ATOM-04")]
    public void It_is_null_before_the_first_store()
    {
        var v = new AtomicValue();
        Assert.Null(v.Load());
        v.Store("x");
        Assert.Equal("x", v.Load());
        Assert.Null(new AtomicValue().Swap(1));
    }

    [Theory]
    [InlineData("store", null, "sync/atomic: store of nil value into Value")]
    [InlineData("store", "text", "sync/atomic: store of inconsistently typed value into Value")]
    [InlineData("swap", null, "sync/atomic: swap of nil value into Value")]
    [InlineData("swap", "text", "sync/atomic: swap of inconsistently typed value into Value")]
    [InlineData("cas", null, "sync/atomic: compare and swap of nil value into Value")]
    [InlineData("cas", "text", "sync/atomic: compare and swap of inconsistently typed values")]
    [InlineData(
        "cas null",
        "text",
        "sync/atomic: compare and swap of inconsistently typed value into Value"
    )]
    [Trait("Rule", "ATOM-05")]
    [Trait("Rule", "ATOM-06")]
    public void Null_and_a_value_of_another_type_panic_and_change_nothing(
        string operation,
        object? value,
        string text
    )
    {
        var v = new AtomicValue();
        v.Store(42);
        Action misuse = operation switch
        {
            "store" => () => v.Store(value),
            "swap" => () => v.Swap(value),
            "cas" => () => v.CompareAndSwap(42, value),
            _ => () => v.CompareAndSwap(null, value),
        };
        Assert.Equal(text, Assert.Throws<PanicException>(misuse).Value);
        Assert.Equal(42, v.Load());
    }

    [Fact]
    [Trait("Rule", "ATOM-05")]
    public void Null_panics_also_as_the_first_value()
    {
        var v = new AtomicValue();
        Assert.Throws<PanicException>(() => v.Store(null));
        Assert.Throws<PanicException>(() => v.Swap(null));
        Assert.Throws<PanicException>(() => v.CompareAndSwap(null, null));
        Assert.Null(v.Load());
    }

    [Fact]
    [Trait("Rule", "ATOM-01")]
    public void Values_are_compared_by_what_they_are_equal_to()
    {
        var v = new AtomicValue();
        Assert.False(v.CompareAndSwap(1, 2));
        Assert.True(v.CompareAndSwap(null, 1));
        Assert.False(v.CompareAndSwap(null, 2));
        Assert.False(v.CompareAndSwap(7, 2));
        Assert.True(v.CompareAndSwap(1, 2));
        Assert.Equal(2, v.Swap(3));
        Assert.Equal(3, v.Load());
    }

    [Fact]
    [Trait("Rule", "ATOM-05")]
    public void Of_two_types_stored_first_at_a_time_one_wins()
    {
        const int Rounds = 2000;
        var values = new AtomicValue[Rounds];
        for (int i = 0; i < Rounds; i++)
            values[i] = new AtomicValue();
        int[] stored = new int[Rounds];
        Race.Run(Rounds, round => Store(round, 1), round => Store(round, "x"));
        Assert.All(stored, count => Assert.Equal(1, count));

        void Store(int round, object value)
        {
            try
            {
                values[round].Store(value);
                Interlocked.Increment(ref stored[round]);
            }
            catch (PanicException)
            {
                // The other was first.
            }
        }
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "ATOM-08")]
    public async Task A_big_value_is_never_seen_in_part(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                const int Writers = 2;
                var v = new AtomicValue();
                v.Store(new Big(0));
                var wg = new WaitGroup();
                for (int g = 0; g < Writers; g++)
                {
                    int first = g;
                    wg.Go(async () =>
                    {
                        for (int n = first; n < 2000; n += Writers)
                        {
                            v.Store(new Big(n));
                            if (n % 100 == first)
                                await Gosched();
                        }
                    });
                    wg.Go(async () =>
                    {
                        for (int n = 0; n < 2000; n++)
                        {
                            Assert.True(((Big)v.Load()!).IsWhole);
                            if (n % 100 == 0)
                                await Gosched();
                        }
                    });
                }
                await wg.Wait();
            }
        );
    }

    /// <summary>Far too big to be written at once.</summary>
    private readonly record struct Big(long A, long B, long C, long D, string E)
    {
        internal Big(int n)
            : this(n, n, n, n, n.ToString()) { }

        internal bool IsWhole => A == B && B == C && C == D && E == A.ToString();
    }
}
