using static Goroutines.Builtin;

namespace Goroutines.Tests.Channels;

/// <summary>A select whose cases are counted at run time only: <c>reflect.Select</c>.</summary>
public sealed class SelectManyCasesTests
{
    private const int Most = 65536;

    public static TheoryData<string> All => Machine.All;

    [Theory]
    [InlineData("real 2")]
    [InlineData("sim 2 seed 1")]
    [Trait("Rule", "SEL-23")]
    public async Task A_select_may_have_65536_cases(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                // Backwards, so that the order of the cases is not the order of the channels' locks.
                var ch = Enumerable
                    .Range(0, Most)
                    .Select(_ => new Chan<int>(1))
                    .Reverse()
                    .ToArray();
                var cases = ch.Select(c => Receive(c)).ToArray();
                await ch[40_000].Send(5);
                Assert.Equal(40_000, await Select(cases));
                Assert.Equal(5, cases[40_000].Value);
                Go(async () =>
                {
                    await Others.Wait();
                    await ch[123].Send(6);
                });
                Assert.Equal(123, await Select(cases));
                Assert.Equal(6, cases[123].Value);
            }
        );
    }

    [Fact]
    [Trait("Rule", "SEL-23")]
    public async Task One_case_more_panics()
    {
        var ready = new Chan<int>(1);
        await ready.Send(1);
        var cases = new SelectCase[Most + 1];
        Array.Fill(cases, Receive(ready));
        cases[Most] = Default;
        var panic = await Assert.ThrowsAsync<PanicException>(async () => await Select(cases));
        Assert.Equal("reflect.Select: too many cases (max 65536)", panic.Value);
        Assert.Equal(1, ready.Len);
        Assert.InRange(await Select(cases.AsSpan(1)), 0, Most - 2);
    }

    [Fact]
    [Trait("Rule", "SEL-24")]
    public async Task More_than_one_default_panics()
    {
        var ready = new Chan<int>(1);
        await ready.Send(1);
        SelectCase[] cases = [Default, Receive(ready), Default];
        var panic = await Assert.ThrowsAsync<PanicException>(async () => await Select(cases));
        Assert.Equal("reflect.Select: multiple default cases", panic.Value);
        Assert.Equal(1, ready.Len);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SEL-24")]
    public async Task Cases_made_at_run_time_tell_index_value_and_ok(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                var numbers = new Chan<int>(1);
                var texts = new Chan<string>(1);
                var number = Receive(numbers);
                var text = Receive(texts);
                var cases = new List<SelectCase> { Send<int>(null, 1), number, Default, text };
                Console.Write($"{await Select([.. cases])} ");
                await numbers.Send(3);
                Console.Write($"{await Select([.. cases])} {number.Value} {number.Ok} ");
                await texts.Send("x");
                Console.Write($"{await Select([.. cases])} {text.Value} {text.Ok} ");
                texts.Close();
                Console.Write($"{await Select([.. cases])} {text.Value is null} {text.Ok}");
            }
        );
        Assert.Equal("2 1 3 True 3 x True 3 True False", output);
    }
}
