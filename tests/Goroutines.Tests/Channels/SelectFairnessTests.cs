using static Goroutines.Builtin;

namespace Goroutines.Tests.Channels;

/// <summary>Which of several ready cases a select chooses.</summary>
/// <remarks>The bounds are more than ten standard deviations wide: they do not fail by chance.</remarks>
public sealed class SelectFairnessTests
{
    private const int Rounds = 10_000;

    /// <summary>The machines that leave choices to chance.</summary>
    public static TheoryData<string> Random =>
        new("real 1", "real 2", "real 4", "sim 1 seed 1", "sim 3 seed 2");

    public static TheoryData<string> All => Machine.All;

    [Theory, MemberData(nameof(Random))]
    [Trait("Rule", "SEL-07")]
    [Trait("Rule", "SEL-08")]
    public async Task Ready_cases_are_chosen_evenly_and_a_channel_that_stands_twice_counts_twice(
        string machine
    )
    {
        var hits = new int[4];
        await Machine.Output(machine, () => ChooseAmongFour(hits));
        AssertEven(hits);
    }

    [Fact]
    [Trait("Rule", "SEL-07")]
    public async Task Plain_code_that_is_no_goroutine_chooses_evenly_too()
    {
        var hits = new int[4];
        await ChooseAmongFour(hits);
        AssertEven(hits);
    }

    [Theory, MemberData(nameof(Random))]
    [Trait("Rule", "SEL-07")]
    public async Task The_choice_does_not_follow_the_order_in_which_cases_are_written(
        string machine
    )
    {
        // Each channel stands in every place; were a place preferred, its count would show it.
        var places = new int[3];
        var channels = new int[3];
        await Machine.Output(
            machine,
            async () =>
            {
                var ch = Enumerable.Range(0, 3).Select(_ => new Chan<int>()).ToArray();
                foreach (var one in ch)
                    one.Close();
                for (int i = 0; i < Rounds; i++)
                {
                    int index = await Select(
                        Receive(ch[i % 3]),
                        Receive(ch[(i + 1) % 3]),
                        Receive(ch[(i + 2) % 3])
                    );
                    places[index]++;
                    channels[(i + index) % 3]++;
                }
            }
        );
        AssertEven(places);
        AssertEven(channels);
    }

    [Theory, MemberData(nameof(Random))]
    [Trait("Rule", "SEL-07")]
    public async Task The_choice_is_random_and_not_by_turns(string machine)
    {
        var (longest, run, last) = (0, 0, -1);
        await Machine.Output(
            machine,
            async () =>
            {
                var closed = new Chan<int>();
                closed.Close();
                for (int i = 0; i < Rounds; i++)
                {
                    int index = await Select(Receive(closed), Receive(closed));
                    run = index == last ? run + 1 : 1;
                    last = index;
                    longest = Math.Max(longest, run);
                }
            }
        );
        Assert.InRange(longest, 4, 59);
    }

    [Theory]
    [InlineData("sim 1")]
    [InlineData("sim 2")]
    [Trait("Rule", "SEL-07")]
    [Trait("Differs", "from Go")]
    public async Task The_simulator_without_a_seed_takes_the_first_ready_case(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var closed = new Chan<int>();
                closed.Close();
                for (int i = 0; i < 100; i++)
                    Assert.Equal(
                        1,
                        await Select(Receive(new Chan<int>()), Receive(closed), Receive(closed))
                    );
            }
        );
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SEL-09")]
    public async Task Default_is_never_chosen_while_a_case_is_ready(string machine)
    {
        await Machine.Output(
            machine,
            async () =>
            {
                var closed = new Chan<int>();
                closed.Close();
                var room = new Chan<int>(1);
                for (int i = 0; i < 1000; i++)
                {
                    Assert.Equal(1, await Select(Default, Receive(closed)));
                    Assert.Equal(0, await Select(Send(room, i), Receive(room), Default));
                    Assert.Equal(1, await Select(Send(room, i), Receive(room), Default));
                }
            }
        );
    }

    /// <summary>Four cases that are always ready: a closed channel, room, values, and the closed channel again.</summary>
    private static async GoTask ChooseAmongFour(int[] hits)
    {
        var closed = new Chan<int>();
        closed.Close();
        var sink = new Chan<int>(Rounds + 1);
        var source = new Chan<int>(Rounds + 1);
        for (int i = 0; i <= Rounds; i++)
            await source.Send(i);
        for (int i = 0; i < Rounds; i++)
            hits[await Select(Receive(closed), Send(sink, i), Receive(source), Receive(closed))]++;
        Assert.Equal((hits[1], hits[2]), (sink.Len, Rounds + 1 - source.Len));
    }

    private static void AssertEven(int[] hits)
    {
        Assert.Equal(Rounds, hits.Sum());
        int expected = Rounds / hits.Length;
        Assert.All(hits, h => Assert.InRange(h, expected * 8 / 10, expected * 12 / 10));
    }
}
