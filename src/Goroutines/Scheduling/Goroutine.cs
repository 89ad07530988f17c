namespace Goroutines;

/// <summary>A goroutine (Go's G): <c>go f()</c>.</summary>
/// <remarks>
/// It holds what a goroutine is known by: its number, its program, where it was created, what it waits for. Where
/// it goes on is kept by the <see cref="Waiter"/> it stands in, or, before its first step, by its function. There may
/// be a million of them, so that each field counts.
/// It is also the synchronization context of its own code, so that awaiting a foreign task (a socket, a file)
/// brings the continuation back here, onto the goroutine's own scheduler.
/// </remarks>
internal sealed class Goroutine : SynchronizationContext, IRunnable
{
    private readonly bool _isInBubble;

    // Before the first step the function, a Func<GoTask>, an Action or a StartInContext; then the waiter, while it
    // waits in one.
    private object? _at;
    private readonly uint _creator;
    private bool _yieldRequested;

    internal Goroutine(
        IScheduler scheduler,
        Delegate body,
        long id,
        long creator,
        Runner? here,
        string file,
        int line
    )
    {
        Scheduler = scheduler;
        _isInBubble = scheduler.IsBubble;
        IsWatched =
            scheduler.Program
                is { Trace: not null }
                    or { IsSimulated: true }
                    or { Races: not null };
        if (IsWatched)
            Operations.IsWatching = true;
        Id = id;
        _creator = (uint)creator;
        File = file;
        Line = line;
        var context = ExecutionContext.Capture();
        _at =
            context is null || context == Program.Locals || here?.IsUsual(context) == true
                ? body
                : new StartInContext(body, context);
    }

    /// <summary>The goroutine whose code this thread runs; null in plain .NET code.</summary>
    internal static new Goroutine? Current => Runner.Current?.Running;

    internal IScheduler Scheduler { get; }

    /// <summary>The bubble it belongs to; null for most.</summary>
    internal IScheduler? Bubble => _isInBubble ? Scheduler : null;

    internal Program Program => Scheduler.Program;

    /// <summary>Its number, from 1 for main.</summary>
    internal long Id { get; }

    /// <summary>Number of the goroutine whose <c>go</c> statement made it, modulo 2^32; 0 for main.</summary>
    internal long Creator => _creator;

    /// <summary>Source file of the <c>go</c> statement.</summary>
    internal string File { get; }

    /// <summary>Line of the <c>go</c> statement.</summary>
    internal int Line { get; }

    /// <summary>Whether its operations are noted in a trace, decided on by a simulation, or searched for races: not so for most.</summary>
    internal bool IsWatched { get; }

    /// <summary>Whether its next operation, even if it could go on, is to let others run first.</summary>
    /// <remarks>Set by its scheduler when the time slice is up; read without a fence, for a little later is early enough.</remarks>
    internal bool YieldRequested
    {
        get => Volatile.Read(ref _yieldRequested);
        set => Volatile.Write(ref _yieldRequested, value);
    }

    /// <summary>What it waits for; null while it runs, is ready, or awaits something outside the library.</summary>
    /// <remarks>For reports. Exact only while nothing runs.</remarks>
    internal Waiter? WaitsIn
    {
        get => _at as Waiter;
        set => _at = value;
    }

    /// <summary>Where it is when no waiter knows. For reports.</summary>
    internal Whereabouts Elsewhere { get; set; }

    /// <summary>The processor it ran on last.</summary>
    internal int Processor { get; set; }

    /// <summary>Whether it has a thread to itself; its scheduler knows which.</summary>
    internal bool IsLocked { get; set; }

    /// <summary>Whether it has called <c>Goexit</c>: from there on nothing keeps it alive.</summary>
    internal bool IsExiting { get; private set; }

    /// <summary>What the race detector knows of it; null unless its program is searched for races.</summary>
    internal Strand? Strand => IsWatched ? Program.Races?.StrandOf(Id) : null;

    /// <summary>Where it stands in the <see cref="GoroutineTable"/>, which alone uses it.</summary>
    internal int Place { get; set; }

    Goroutine IRunnable.Goroutine => this;

    /// <summary>The goroutine's first step.</summary>
    public void Run()
    {
        var body = _at;
        _at = null;
        if (body is StartInContext start)
        {
            body = start.Body;
            ExecutionContext.Restore(start.Locals);
        }
        if (body is Func<GoTask> function)
        {
            function().OnEnd(this);
            return;
        }
        ((Action)body!)();
        End(null);
    }

    /// <summary>Ends the running goroutine from within: <c>runtime.Goexit()</c>.</summary>
    internal static GoexitException Exit()
    {
        if (Current is not { } goroutine)
            throw new InvalidOperationException(
                "Goexit ends a goroutine, and this code runs in none: just return."
            );
        goroutine.IsExiting = true;
        return new GoexitException();
    }

    /// <summary>The goroutine's function has returned, or thrown.</summary>
    internal void End(Exception? failure) => Program.Ended(this, failure);

    /// <summary>Brings a continuation of a foreign await back to this goroutine.</summary>
    public override void Post(SendOrPostCallback d, object? state) =>
        Scheduler.Post(new PostedCallback(this, d, state));

    /// <inheritdoc/>
    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException(
            "A goroutine cannot be made to run code at once: use Post."
        );

    /// <summary>A function that begins with the AsyncLocals of who started it.</summary>
    private sealed record StartInContext(Delegate Body, ExecutionContext Locals);
}
