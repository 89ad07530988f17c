using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>Go's words, for <c>using static Goroutines.Builtin;</c>.</summary>
public static partial class Builtin
{
    /// <summary>The default case of a select: <c>default:</c>.</summary>
    public static SelectCase Default => DefaultCase.Instance;

    /// <summary>
    /// Waits until one of the cases can go on, and carries it out: <c>select { … }</c>. If several can, one is
    /// chosen at random, all being equally likely; if none can, the default case, if there is one.
    /// </summary>
    /// <param name="cases">Made by <c>Receive</c>, <c>Send</c> and <c>Default</c>; none at all waits for ever.</param>
    /// <returns>The index of the case that was carried out, as they were written.</returns>
    /// <exception cref="RuntimePanicException">The chosen case sends to a closed channel.</exception>
    public static ValueTask<int> Select(params ReadOnlySpan<SelectCase> cases) =>
        Selecting.Select(cases, "", 0);

    /// <summary>Waits for ever: <c>select {}</c>.</summary>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    [OverloadResolutionPriority(1)]
    public static ValueTask<int> Select(
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Selecting.Select([], file, line);

    /// <summary>A receive case, <c>case v, ok := &lt;-ch:</c>; awaited by itself, a receive.</summary>
    /// <param name="ch">The channel; null is Go's nil channel, never ready.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static ReceiveCase<T> Receive<T>(
        IReceiveChan<T>? ch,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => new(ch, file, line);

    /// <summary>A receive case, <c>case v, ok := &lt;-ch:</c>; the value is in <c>v.Value</c> and <c>v.Ok</c>.</summary>
    /// <param name="ch">The channel; null is Go's nil channel, never ready.</param>
    /// <param name="v">The case itself, which holds what was received.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static ReceiveCase<T> Receive<T>(
        IReceiveChan<T>? ch,
        out ReceiveCase<T> v,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => v = new(ch, file, line);

    /// <summary>A send case, <c>case ch &lt;- v:</c>; awaited by itself, a send.</summary>
    /// <param name="ch">The channel; null is Go's nil channel, never ready.</param>
    /// <param name="v">The value to send.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static SendCase<T> Send<T>(
        ISendChan<T>? ch,
        T v,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => new(ch, v, file, line);

    /// <summary>Closes a channel: <c>close(ch)</c>.</summary>
    /// <param name="ch">The channel.</param>
    /// <exception cref="RuntimePanicException">It is nil, or closed already.</exception>
    public static void Close<T>(ISendChan<T>? ch)
    {
        if (ch is null)
            throw new RuntimePanicException("close of nil channel");
        ch.Close();
    }

    /// <summary>How many values wait in the buffer, 0 for a nil channel: <c>len(ch)</c>.</summary>
    /// <param name="ch">The channel.</param>
    public static int Len<T>(IReceiveChan<T>? ch) => ch?.Len ?? 0;

    /// <summary>Size of the buffer, 0 for a nil channel: <c>cap(ch)</c>.</summary>
    /// <param name="ch">The channel.</param>
    public static int Cap<T>(IReceiveChan<T>? ch) => ch?.Cap ?? 0;

    /// <summary>What a loop over a channel that may be nil runs over: <c>for v := range ch</c>.</summary>
    /// <param name="ch">The channel; a nil one waits for ever.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static IAsyncEnumerable<T> Range<T>(
        IReceiveChan<T>? ch,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => new RangeOver<T>((Chan<T>?)ch, file, line);

    /// <summary>Waits for at least <paramref name="duration"/>: <c>time.Sleep(d)</c>.</summary>
    /// <param name="duration">How long; nothing at all if it is not above zero.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static ValueTask Sleep(
        TimeSpan duration,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Clock.Sleep(duration, file, line);

    /// <summary>A channel that gets the time once, after <paramref name="duration"/>: <c>time.After(d)</c>.</summary>
    /// <param name="duration">How long; not above zero: at once.</param>
    public static IReceiveChan<DateTimeOffset> After(TimeSpan duration) => new Timer(duration).C;

    /// <summary>A channel that gets the time again and again: <c>time.Tick(d)</c>.</summary>
    /// <param name="period">Between two ticks.</param>
    /// <returns>The channel; null, Go's nil channel, if <paramref name="period"/> is not above zero.</returns>
    public static IReceiveChan<DateTimeOffset>? Tick(TimeSpan period) =>
        period > TimeSpan.Zero ? new Ticker(period).C : null;

    /// <summary>The time on the program's clock, virtual in the simulator: <c>time.Now()</c>.</summary>
    public static DateTimeOffset Now() => Clock.Now();

    /// <summary>The time since <paramref name="start"/> on the program's clock: <c>time.Since(t)</c>.</summary>
    /// <param name="start">A time that <see cref="Now"/> gave.</param>
    public static TimeSpan Since(DateTimeOffset start) => Clock.Now() - start;

    /// <summary>Computes for <paramref name="duration"/>: burns a real core, or occupies a virtual one.</summary>
    /// <param name="duration">Time on the core; waiting for a core is not counted.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static ValueTask Work(
        TimeSpan duration,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => Clock.Scheduler.Work(duration.Ticks * TimeSpan.NanosecondsPerTick, file, line);

    /// <summary>Lets other goroutines run first: <c>runtime.Gosched()</c>.</summary>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    public static ValueTask Gosched(
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => PlainWaiter.GiveWay(file, line);

    /// <summary>Panics: <c>panic(v)</c>.</summary>
    /// <param name="value">What the panic carries.</param>
    /// <exception cref="PanicException">Always.</exception>
    [DoesNotReturn]
    public static void Panic(object? value) => throw new PanicException(value);

    /// <summary>Panics, where an expression is wanted: <c>panic(v)</c>.</summary>
    /// <param name="value">What the panic carries.</param>
    /// <exception cref="PanicException">Always.</exception>
    [DoesNotReturn]
    public static T Panic<T>(object? value) => throw new PanicException(value);

    /// <summary>Stops a panic: <c>recover()</c>, for the handler that has caught it.</summary>
    /// <remarks>
    /// <c>catch (PanicException p) { Recover(p); … }</c>. The catch alone stops it too; <c>Recover</c> tells the
    /// runtime, so that a <c>Goexit</c> that the panic interrupted goes on, and a later panic is reported as Go does.
    /// </remarks>
    /// <param name="panic">The panic.</param>
    /// <returns>What was passed to <c>panic</c>.</returns>
    /// <exception cref="GoexitException">The goroutine was about to end by <c>Goexit</c>, and does.</exception>
    public static object? Recover(PanicException panic)
    {
        ArgumentNullException.ThrowIfNull(panic);
        panic.MarkRecovered();
        if (Goroutine.Current is { IsExiting: true })
            throw Goroutine.Exit();
        return panic.Value;
    }

    /// <summary>Ends the running goroutine, its deferred calls run: <c>runtime.Goexit()</c>.</summary>
    /// <exception cref="GoexitException">Always; it unwinds the goroutine.</exception>
    /// <exception cref="InvalidOperationException">The caller is no goroutine.</exception>
    [DoesNotReturn]
    public static void Goexit() => throw Goroutine.Exit();

    /// <inheritdoc cref="GoRuntime.Exit"/>
    [DoesNotReturn]
    public static void Exit(int code) => GoRuntime.Exit(code);

    /// <summary>Runs a call when the function is left: <c>using var deferred = Defer(f);</c> for <c>defer f()</c>.</summary>
    /// <param name="call">The call.</param>
    public static Deferred Defer(Action call) => new(call);

    /// <summary>The same for a call that may wait: <c>await using var deferred = Defer(async () =&gt; …);</c>.</summary>
    /// <param name="call">The call.</param>
    [OverloadResolutionPriority(1)]
    public static AsyncDeferred Defer(Func<GoTask> call) => new(call);
}
