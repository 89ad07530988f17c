using static Goroutines.Builtin;

namespace Goroutines.Tests.Contexts;

/// <summary>How contexts print themselves.</summary>
public sealed class ContextTextTests
{
    private sealed record Key(int Number);

    private sealed class Silent;

    [Fact, Trait("Rule", "CTX-20")]
    public void The_text_chains_the_constructors()
    {
        var (outer, _) = Context.WithCancel(Context.Background);
        var (inner, _) = Context.WithCancelCause(Context.WithValue(outer, new Key(1), "one"));
        const string KeyName = "Goroutines.Tests.Contexts.ContextTextTests+Key";
        Assert.Equal(
            $"context.Background.WithCancel.WithValue({KeyName}, one).WithCancel",
            inner.ToString()
        );
        Assert.Equal(
            $"context.Background.WithCancel.WithValue({KeyName}, one).WithCancel.WithoutCancel",
            Context.WithoutCancel(inner).ToString()
        );
    }

    [Fact, Trait("Rule", "CTX-20")]
    public void A_value_without_a_text_prints_its_type_and_null_prints_nil()
    {
        static string Text(object key, object? value) =>
            Context.WithValue(Context.Todo, key, value).ToString()!;
        Assert.Equal("context.TODO.WithValue(key, <nil>)", Text("key", null));
        Assert.Equal(
            "context.TODO.WithValue(System.Int32, Goroutines.Tests.Contexts.ContextTextTests+Silent)",
            Text(1, new Silent())
        );
    }

    [Fact, Trait("Rule", "CTX-20"), Trait("Differs", "from Go")]
    public void A_value_prints_itself_where_Go_would_print_the_type_of_a_number()
    {
        var ctx = Context.WithValue(Context.Todo, "key", 1.5);
        Assert.Equal("context.TODO.WithValue(key, 1.5)", ctx.ToString());
    }

    [Fact, Trait("Rule", "CTX-20")]
    public void A_deadline_is_printed_with_the_time_left()
    {
        var run = Simulate(async () =>
        {
            var (ctx, _) = Context.WithTimeout(Context.Background, TimeSpan.FromSeconds(10));
            await Sleep(TimeSpan.FromMilliseconds(500));
            Console.Write(ctx);
        });
        Assert.Equal(
            "context.Background.WithDeadline(2000-01-01 00:00:10 +0000 UTC [9.5s])",
            run.Stdout
        );
    }

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(3, "300ns")]
    [InlineData(15, "1.5µs")]
    [InlineData(20_0000, "20ms")]
    [InlineData(-1_5000000L, "-1.5s")]
    [InlineData(60_0000000L, "1m0s")]
    [InlineData(3662_5000000L, "1h1m2.5s")]
    [InlineData(100 * 36000000000L, "100h0m0s")]
    public void Durations_are_printed_as_Go_does(long ticks, string text) =>
        Assert.Equal(text, ContextText.Duration(TimeSpan.FromTicks(ticks)));

    [Fact]
    public void Times_are_printed_as_Go_does()
    {
        var time = new DateTimeOffset(2026, 2, 3, 4, 5, 6, 70, TimeSpan.FromHours(2));
        Assert.Equal("2026-02-03 04:05:06.07 +0200 +0200", ContextText.Time(time));
    }
}
