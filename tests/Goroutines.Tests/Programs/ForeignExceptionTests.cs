using static Goroutines.Builtin;

namespace Goroutines.Tests.Programs;

/// <summary>Exceptions that are no panics: whatever leaves a goroutine ends the program, with Go's report.</summary>
public sealed class ForeignExceptionTests
{
    public static TheoryData<string> All => Machine.All;

    public static TheoryData<string, string> Ways =>
        new()
        {
            { nameof(BeforeTheFirstAwait), "System.NotSupportedException: early" },
            { nameof(AfterAnAwait), "System.NotSupportedException: late" },
            { nameof(InATaskHelper), "System.NotSupportedException: helper" },
            { nameof(InAValueTaskHelper), "System.NotSupportedException: helper" },
            { nameof(InADeferredCall), "System.NotSupportedException: deferred" },
            { nameof(InADeferredCallThatWaits), "System.NotSupportedException: deferred" },
            { nameof(InsteadOfAnother), "System.NotSupportedException: instead" },
            { nameof(Several), "System.AggregateException: several (one) (two)" },
            { nameof(Cancelled), "System.OperationCanceledException: The operation was canceled." },
            { nameof(OfTheRuntime), "System.DivideByZeroException: Attempted to divide by zero." },
            { nameof(InABlockingCall), "System.NotSupportedException: blocking" },
        };

    [Theory, MemberData(nameof(Ways))]
    public async Task An_exception_that_leaves_a_goroutine_is_reported_with_its_authors_lines(
        string way,
        string header
    )
    {
        foreach (string machine in new[] { "real 2", "sim 2 seed 1" })
        {
            var run = await Machine.Run(
                machine,
                async () =>
                {
                    Go(() => Throw(way));
                    await Select();
                }
            );
            Assert.Equal(2, run.ExitCode);
            Assert.StartsWith($"panic: {header}\n\ngoroutine 2 [running]:\n", run.Stderr);
            Assert.Matches(
                $@"\n{nameof(Goroutines)}\.Tests\.Programs\.ForeignExceptionTests\.{way}(\.\w+)?\(\.\.\.\)\n"
                    + @"\t.*ForeignExceptionTests\.cs:\d+\n",
                run.Stderr
            );
            Assert.Contains("\ncreated by goroutine 1\n", run.Stderr);
            // Nothing of what the compiler, the framework or the library puts between.
            Assert.DoesNotMatch("[<>]|MoveNext|d__|b__|System.Runtime|Scheduling", run.Stderr);
        }
    }

    private static GoTask Throw(string way) =>
        way switch
        {
            nameof(BeforeTheFirstAwait) => BeforeTheFirstAwait(),
            nameof(AfterAnAwait) => AfterAnAwait(),
            nameof(InATaskHelper) => InATaskHelper(),
            nameof(InAValueTaskHelper) => InAValueTaskHelper(),
            nameof(InADeferredCall) => InADeferredCall(),
            nameof(InADeferredCallThatWaits) => InADeferredCallThatWaits(),
            nameof(InsteadOfAnother) => InsteadOfAnother(),
            nameof(Several) => Several(),
            nameof(Cancelled) => Cancelled(),
            nameof(OfTheRuntime) => OfTheRuntime(0),
            _ => InABlockingCall(),
        };

    private static GoTask BeforeTheFirstAwait() => throw new NotSupportedException("early");

    private static async GoTask AfterAnAwait()
    {
        await Gosched();
        throw new NotSupportedException("late");
    }

    private static async GoTask InATaskHelper()
    {
        static async Task Helper()
        {
            await Gosched();
            throw new NotSupportedException("helper");
        }
        await Helper();
    }

    private static async GoTask InAValueTaskHelper()
    {
        static async ValueTask<int> Helper()
        {
            await Sleep(TimeSpan.FromMicroseconds(1));
            throw new NotSupportedException("helper");
        }
        await Helper();
    }

    private static async GoTask InADeferredCall()
    {
        static void Call() => throw new NotSupportedException("deferred");
        using var deferred = Defer(Call);
        await Gosched();
    }

    private static async GoTask InADeferredCallThatWaits()
    {
        await using var deferred = Defer(async () =>
        {
            await Gosched();
            throw new NotSupportedException("deferred");
        });
        await Gosched();
    }

    private static async GoTask InsteadOfAnother()
    {
        await Gosched();
        try
        {
            Panic("first");
        }
        catch (PanicException p)
        {
            throw new NotSupportedException("instead", p);
        }
    }

    private static async GoTask Several()
    {
        await Gosched();
        throw new AggregateException(
            "several",
            new NotSupportedException("one"),
            new NotSupportedException("two")
        );
    }

    private static async GoTask Cancelled()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        await Gosched();
        cancellation.Token.ThrowIfCancellationRequested();
    }

    private static async GoTask OfTheRuntime(int zero)
    {
        await Gosched();
        _ = 1 / zero;
    }

    private static async GoTask InABlockingCall() =>
        await Blocking(() => throw new NotSupportedException("blocking"));

    [Theory, MemberData(nameof(All))]
    public async Task An_exception_that_is_caught_is_nobodys_business(string machine)
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                foreach (object[] row in Ways)
                {
                    try
                    {
                        await Throw((string)row[0]);
                    }
#pragma warning disable CA1031 // All of them are meant.
                    catch (Exception)
#pragma warning restore CA1031
                    {
                        Console.Write('.');
                    }
                }
            }
        );
        Assert.Equal("...........", output);
    }

    [Theory, MemberData(nameof(All))]
    public async Task An_exception_of_an_async_void_method_is_its_goroutines(string machine)
    {
        var run = await Machine.Run(
            machine,
            async () =>
            {
#pragma warning disable VSTHRD100, MA0155 // What it leads to is the point.
                static async void Forgotten()
#pragma warning restore VSTHRD100, MA0155
                {
                    await Gosched();
                    throw new NotSupportedException("in async void");
                }
                Forgotten();
                await Select();
            }
        );
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("panic: System.NotSupportedException: in async void\n", run.Stderr);
    }

    [Theory, MemberData(nameof(All))]
    public async Task An_exception_in_a_task_that_nobody_awaits_is_lost_as_everywhere_in_NET(
        string machine
    )
    {
        string output = await Machine.Output(
            machine,
            async () =>
            {
                static async Task Forgotten()
                {
                    await Task.CompletedTask;
                    throw new NotSupportedException("unobserved");
                }
                _ = Forgotten();
                await Gosched();
                Console.Write("goes on");
            }
        );
        Assert.Equal("goes on", output);
    }
}
