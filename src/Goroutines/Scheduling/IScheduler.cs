namespace Goroutines;

/// <summary>The seam: what goroutines and the operations they wait in need of whoever runs them.</summary>
/// <remarks>
/// There are two: <c>SimulatedScheduler</c> runs one goroutine at a time in virtual time and is the one to read
/// first; <c>StealingScheduler</c> runs them on all cores. Nothing above this line knows which it has.
/// </remarks>
internal interface IScheduler
{
    /// <summary>The program this scheduler runs.</summary>
    Program Program { get; }

    /// <summary>Nanoseconds since the program began. It never goes back.</summary>
    long Now { get; }

    /// <summary>The time of day when <see cref="Now"/> shows <paramref name="nanoseconds"/>.</summary>
    DateTimeOffset TimeAt(long nanoseconds) => Program.TimeAt(nanoseconds);

    /// <summary>Whether it is a bubble: a part of a program with a time of its own.</summary>
    bool IsBubble => false;

    /// <summary>How many processors run goroutines at a time: <c>GOMAXPROCS</c>.</summary>
    int MaxProcs { get; }

    /// <summary>Puts a new goroutine into a run queue: <c>go f()</c>.</summary>
    /// <param name="goroutine">The new one.</param>
    /// <param name="here">The calling thread, if it runs goroutines.</param>
    void Start(Goroutine goroutine, Runner? here);

    /// <summary>The goroutine that runs on <paramref name="here"/> is about to stop and wait in <paramref name="waiter"/>.</summary>
    void Park(Waiter waiter, Runner here);

    /// <summary>The running goroutine gives up its processor and goes to the end of a run queue.</summary>
    void Yield(Waiter waiter);

    /// <summary>The running goroutine's function has ended.</summary>
    void End(Goroutine goroutine);

    /// <summary>A step of a bubble's goroutine is over, and nothing of it runs on this thread any more.</summary>
    void StepEnded(Goroutine goroutine) { }

    /// <summary>The wait is over: the waiter's goroutine may run again. Any thread may call it.</summary>
    /// <param name="waiter">Where it waits.</param>
    /// <param name="here">The calling thread, if it runs goroutines.</param>
    void Ready(Waiter waiter, Runner? here);

    /// <summary>Runs a continuation that something outside the library hands back to its goroutine.</summary>
    void Post(PostedCallback callback);

    /// <summary>
    /// Whether an operation that could go on at once should let another goroutine run first, besides
    /// <see cref="Goroutine.YieldRequested"/>: asked by goroutines that are watched.
    /// </summary>
    bool ShouldYield() => false;

    /// <summary>
    /// The same for an operation that has no await: others run now, if they should, and then the call returns. Asked by
    /// goroutines that are watched.
    /// </summary>
    void Point() { }

    /// <summary>The running goroutine has touched something that it shares: told by goroutines that are watched.</summary>
    void Touch(long subject, Access access) { }

    /// <summary>Arms a timer.</summary>
    void Add(TimerEntry timer);

    /// <summary>Disarms a timer.</summary>
    /// <returns>Whether it was still armed.</returns>
    bool Remove(TimerEntry timer);

    /// <summary>Keeps a core busy for <paramref name="nanoseconds"/>.</summary>
    ValueTask Work(long nanoseconds, string file, int line);

    /// <summary>Changes <see cref="MaxProcs"/>.</summary>
    void SetMaxProcs(int count);

    /// <summary>The running goroutine keeps its thread to itself from now on; calls nest.</summary>
    void LockThread(Goroutine goroutine);

    /// <summary>Takes back one <see cref="LockThread"/>; nothing if there is none.</summary>
    void UnlockThread(Goroutine goroutine);

    /// <summary>The running goroutine is about to block its thread: its processor is for others meanwhile.</summary>
    void EnterBlocking();

    /// <summary>The thread is back.</summary>
    /// <returns>Whether the goroutine may go on; else it must yield.</returns>
    bool ExitBlocking();

    /// <summary>A random choice among <paramref name="count"/> equals.</summary>
    int Choose(int count);

    /// <summary>Stops the running goroutine for ever, inside a call that has no await. It does not return.</summary>
    void Abandon();
}
