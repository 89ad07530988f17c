using System.Reflection;
using static Goroutines.Builtin;

namespace Goroutines.Tests.Bubbles;

/// <summary>Tests in a bubble: their context, and what they clean up.</summary>
public sealed class BubbleTestTests
{
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    public static TheoryData<string> All => Machine.All;

    private static Task<string> Test(string machine, Func<BubbleTest, GoTask> body) =>
        Machine.Output(machine, async () => await Bubble.Test(body));

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-20")]
    public async Task Cleanups_run_in_the_bubble_after_the_body_the_last_added_first(string machine)
    {
        string output = await Test(
            machine,
            async t =>
            {
                var root = Goroutine.Current;
                for (int i = 1; i <= 3; i++)
                {
                    int n = i;
                    t.Cleanup(async () =>
                    {
                        Assert.Same(root, Goroutine.Current);
                        // Time goes on: the bubble has not ended.
                        await Sleep(s_hour);
                        Console.Write($"{n}at{InBubble.Elapsed.TotalHours} ");
                    });
                }
                t.Cleanup(() => t.Cleanup(() => Console.Write("added by a cleanup ")));
                await Sleep(s_hour);
                Console.Write("body ");
            }
        );
        Assert.Equal("body added by a cleanup 3at2 2at3 1at4 ", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-20")]
    public async Task The_context_is_cancelled_just_before_the_cleanups(string machine)
    {
        string output = await Test(
            machine,
            async t =>
            {
                t.Cleanup(async () =>
                {
                    Assert.Same(Context.Canceled, t.Context.Err);
                    // Who waited for it has gone on by the time a cleanup waits.
                    await Bubble.Wait();
                    Console.Write("cleanup");
                });
                Go(async () =>
                {
                    await Receive(t.Context.Done);
                    Console.Write("worker ends ");
                });
                // The channel is the bubble's: its wait is durable, and time moves.
                await Sleep(s_hour);
                Assert.Null(t.Context.Err);
                Assert.Equal(s_hour, InBubble.Elapsed);
            }
        );
        Assert.Equal("worker ends cleanup", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-20")]
    public async Task The_bubble_ends_after_the_cleanups_and_waits_for_whom_they_release(
        string machine
    )
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                await Bubble.Test(t =>
                {
                    var ch = new Chan<Unit>();
                    t.Cleanup(ch.Close);
                    Go(async () =>
                    {
                        await ch.Receive();
                        for (int i = 0; i < 20; i++)
                            await Gosched();
                        Console.Write("goroutine ");
                    });
                });
                Console.Write("outside");
            }
        );
        Assert.Equal("goroutine outside", output);
    }

    [Theory, MemberData(nameof(All))]
    [Trait("Rule", "SYN-20")]
    public async Task Cleanups_run_when_the_body_calls_Goexit_or_panics_and_when_one_of_them_does(
        string machine
    )
    {
        string output = await Test(
            machine,
            async t =>
            {
                t.Cleanup(() => Console.Write("cleaned"));
                await Sleep(s_hour);
                Goexit();
            }
        );
        Assert.Equal("cleaned", output);
        var run = await Machine.Run(
            machine,
            async () =>
                await Bubble.Test(async t =>
                {
                    t.Cleanup(() => Console.Write("first"));
                    t.Cleanup(() => Panic("in a cleanup"));
                    t.Cleanup(() => Console.Write("third "));
                    await Sleep(s_hour);
                    Panic("in the body");
                })
        );
        Assert.Equal((2, "third first"), (run.ExitCode, run.Stdout));
        Assert.StartsWith("panic: ", run.Stderr);
        Assert.Contains("panic: in a cleanup", run.Stderr);
    }

    [Fact]
    [Trait("Rule", "SYN-20")]
    public async Task In_plain_code_a_test_throws_what_it_fails_with_after_its_cleanups()
    {
        bool cleaned = false;
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await Bubble.Test(async t =>
            {
                t.Cleanup(() => cleaned = true);
                await Sleep(s_hour);
                throw new InvalidOperationException("a failed assertion");
            })
        );
        Assert.Equal("a failed assertion", failure.Message);
        Assert.True(cleaned);
    }

    [Theory, MemberData(nameof(All))]
    public async Task Every_shape_of_body_and_cleanup_is_run_to_its_end(string machine)
    {
        int ended = 0;
        async Task Slow()
        {
            await Sleep(s_hour);
            ended++;
        }
        async Task<int> Slower()
        {
            await Slow();
            return 1;
        }
        void AddAll(BubbleTest t)
        {
            t.Cleanup(() =>
            {
                ended++;
            });
            t.Cleanup(() => ended++);
            t.Cleanup(async () => await Slow());
            t.Cleanup(async () => await Slower());
            t.Cleanup(() => Slow());
            t.Cleanup(() => new ValueTask(Slow()));
            t.Cleanup(() => new ValueTask<int>(Slower()));
        }
        await Machine.Output(
            machine,
            async () =>
            {
                await Bubble.Test(AddAll);
                await Bubble.Test(t => ended++);
                await Bubble.Test(async t => await Slow());
                await Bubble.Test(async t => await Slower());
                await Bubble.Test(t => Slow());
                await Bubble.Test(t => new ValueTask(Slow()));
                await Bubble.Test(t => new ValueTask<int>(Slower()));
            }
        );
        Assert.Equal(7 + 6, ended);
    }

    [Fact]
    [Trait("Rule", "SYN-19")]
    [Trait("Differs", "from Go")]
    public void A_test_in_a_bubble_does_not_offer_what_Go_forbids_there()
    {
        string[] forbidden = ["Run", "Parallel", "Deadline"];
        const BindingFlags Public =
            BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance;
        Assert.DoesNotContain(
            typeof(BubbleTest).GetMembers(Public).Select(m => m.Name),
            forbidden.Contains
        );
        // Bubble.Run begins a bubble and is no subtest; the others it has not either.
        Assert.DoesNotContain(
            typeof(Bubble).GetMembers(Public).Select(m => m.Name),
            forbidden.Skip(1).Contains
        );
    }
}
