using System.Runtime.CompilerServices;

namespace Goroutines;

/// <summary>A channel: <c>make(chan T, n)</c>. Values go in at one end and come out at the other, in order.</summary>
/// <typeparam name="T">Type of the values.</typeparam>
/// <remarks>
/// <para>Invariants, all under <c>_lock</c>:</para>
/// <list type="bullet">
/// <item>At least one of the two queues is empty: who could be served never waits. (A select that both sends and
/// receives on one channel stands in both, but never serves itself.)</item>
/// <item>Receivers wait only while the buffer is empty, senders only while it is full; an unbuffered channel is one
/// whose buffer is always both.</item>
/// <item>Nobody waits in a closed channel.</item>
/// </list>
/// <para>
/// So a sender that finds a receiver waiting hands its value over directly; a receiver that finds a sender waiting
/// takes the oldest value and puts the sender's at the end of the buffer. Nothing is woken under the lock: what is
/// to be woken is remembered, and woken after.
/// </para>
/// <para>The channel of a timer has a <c>_source</c>, a clock, where others have senders.</para>
/// </remarks>
public sealed partial class Chan<T> : ISendChan<T>, IReceiveChan<T>
{
    private readonly IScheduler? _bubble = Goroutine.Current?.Bubble;
    private readonly T[] _buffer;
    private readonly IChanSource<T>? _source;
    private BitLock _lock;
    private WaitQueue _receivers;
    private WaitQueue _senders;
    private Subject _subject;
    private int _head;
    private int _count;
    private bool _closed;

    /// <summary>Makes a channel.</summary>
    /// <param name="capacity">Size of the buffer; 0 for none, so that sender and receiver must meet.</param>
    /// <exception cref="RuntimePanicException">The size is negative or impossible.</exception>
    public Chan(int capacity = 0)
    {
        if (capacity < 0 || capacity > Array.MaxLength)
            throw new RuntimePanicException("makechan: size out of range");
        _buffer = capacity == 0 ? [] : new T[capacity];
    }

    /// <summary>Makes a channel that is filled by a clock.</summary>
    internal Chan(IChanSource<T> source)
        : this() => _source = source;

    /// <summary>Whether it is closed, as an operation of the running goroutine.</summary>
    internal bool LooksClosed()
    {
        if (Operations.IsWatching)
            Operations.Note(OperationKind.Look, ref _subject);
        bool closed = Volatile.Read(ref _closed);
        if (closed)
            LearnOfClose();
        return closed;
    }

    /// <inheritdoc cref="ISendChan{T}.Len"/>
    public int Len
    {
        get
        {
            int count = Volatile.Read(ref _count);
            Operations.Did(OperationKind.Look, ref _subject);
            return count;
        }
    }

    /// <inheritdoc cref="ISendChan{T}.Cap"/>
    public int Cap => _buffer.Length;

    /// <inheritdoc/>
    public ValueTask Send(
        T value,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        var here = Runner.Current;
        BeginSend(here?.Running, file, line);
        _lock.Enter();
        if (SendNow(value, out var receiver))
        {
            GiveBack(here);
            var running = here?.Running;
            Operations.Note(running, OperationKind.Send, ref _subject, file, line);
            receiver?.WakeUp(here);
            return Operations.ShouldYield(running)
                ? ChanWaiter<T>.Yield(default!, ok: true, file, line).Sent
                : default;
        }
        var waiter = NewWaiter(here, WaitReason.ChanSend, file, line);
        waiter.Value = value;
        _senders.Add(waiter);
        GiveBack(here);
        return waiter.Sent;
    }

    /// <inheritdoc/>
    public bool TrySend(T value)
    {
        var here = Runner.Current;
        ChanOrder.BeforeLooking(here);
        if (Operations.IsWatching)
            BeginTrySend();
        IWakeable? receiver = null;
        bool sent = LooksSendable && TrySend(value, out receiver, here);
        Tried(here, sent ? OperationKind.Send : OperationKind.Look, receiver);
        return sent;
    }

    /// <inheritdoc/>
    public ValueTask<T> Receive([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        var here = Runner.Current;
        if (!TryReceiveOrWait(here, out var value, out bool ok, out var waiter, file, line))
            return waiter.Received;
        return Operations.ShouldYield(here?.Running)
            ? ChanWaiter<T>.Yield(value, ok, file, line).Received
            : new(value);
    }

    /// <inheritdoc/>
    public ValueTask<(T Value, bool Ok)> ReceiveOk(
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    )
    {
        var here = Runner.Current;
        if (!TryReceiveOrWait(here, out var value, out bool ok, out var waiter, file, line))
            return waiter.ReceivedOk;
        return Operations.ShouldYield(here?.Running)
            ? ChanWaiter<T>.Yield(value, ok, file, line).ReceivedOk
            : new((value, ok));
    }

    /// <inheritdoc/>
    public bool TryReceive(out T value) => TryReceive(out value, out _);

    /// <inheritdoc/>
    public bool TryReceive(out T value, out bool ok)
    {
        var here = Runner.Current;
        ChanOrder.BeforeLooking(here);
        BeginReceive(here?.Running);
        value = default!;
        ok = false;
        IWakeable? sender = null;
        // As in Go, looking is enough: nobody can tell this from having come a moment earlier.
        bool received = LooksReceivable && TryReceive(out value, out ok, out sender, here);
        Tried(here, received ? OperationKind.Receive : OperationKind.Look, sender);
        return received;
    }

    /// <inheritdoc/>
    public void Close()
    {
        if (Operations.IsWatching)
            BeginClose();
        if (!TryClose())
            throw new RuntimePanicException("close of closed channel");
    }

    /// <summary>Closes it unless it is closed already.</summary>
    /// <returns>Whether it was open.</returns>
    internal bool TryClose()
    {
        var released = Operations.IsWatching ? Ordering.Release() : null;
        var clocks = released is null ? _clocks : Watch();
        _lock.Enter();
        if (_closed)
        {
            _lock.Exit();
            Operations.Note(OperationKind.Look, ref _subject);
            return false;
        }
        clocks?.Close(released);
        Volatile.Write(ref _closed, true);
        var woken = TakeEveryone();
        var here = Runner.Current;
        GiveBack(here);
        Operations.Note(here?.Running, OperationKind.Close, ref _subject);
        while (woken is not null)
        {
            var next = (ChanWaiter<T>?)woken.Next;
            woken.Next = woken.Previous = null;
            woken.WakeUp(here);
            woken = next;
        }
        Operations.Point(here?.Running);
        return true;
    }

    /// <inheritdoc/>
    public IAsyncEnumerator<T> GetAsyncEnumerator(
        CancellationToken cancellationToken = default,
        [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0
    ) => new ChanRange<T>(this, file, line, cancellationToken);

    IAsyncEnumerator<T> IAsyncEnumerable<T>.GetAsyncEnumerator(
        CancellationToken cancellationToken
    ) => new ChanRange<T>(this, "", 0, cancellationToken);

    /// <summary>Receives, or stands in the queue.</summary>
    /// <returns>Whether it received.</returns>
    internal bool TryReceiveOrWait(
        Runner? here,
        out T value,
        out bool ok,
        out ChanWaiter<T> waiter,
        string file,
        int line
    )
    {
        BeginReceive(here?.Running);
        _lock.Enter();
        if (ReceiveNow(out value, out ok, out var sender))
        {
            GiveBack(here);
            Operations.Note(here?.Running, OperationKind.Receive, ref _subject, file, line);
            sender?.WakeUp(here);
            waiter = null!;
            return true;
        }
        waiter = NewWaiter(here, WaitReason.ChanReceive, file, line);
        _receivers.Add(waiter);
        _source?.Await();
        GiveBack(here);
        return false;
    }

    private bool TrySend(T value, out IWakeable? partner, Runner? here)
    {
        _lock.Enter();
        bool sent = SendNow(value, out var receiver);
        GiveBack(here);
        partner = receiver;
        return sent;
    }

    private bool TryReceive(out T value, out bool ok, out IWakeable? partner, Runner? here)
    {
        _lock.Enter();
        bool received = ReceiveNow(out value, out ok, out var sender);
        GiveBack(here);
        partner = sender;
        return received;
    }

    /// <summary>The end of an operation that does not wait, whether it was carried out or only looked.</summary>
    private void Tried(Runner? here, OperationKind operation, IWakeable? partner)
    {
        Operations.Note(here?.Running, operation, ref _subject);
        partner?.WakeUp(here);
        Operations.Point(here?.Running);
    }

    /// <summary>Gives the lock back after a change.</summary>
    private void GiveBack(Runner? here)
    {
        _lock.Exit();
        ChanOrder.AfterChange(here);
    }

    private ChanWaiter<T> NewWaiter(Runner? here, WaitReason reason, string file, int line)
    {
        long subject = _subject.In(here?.Running);
        var waiter = ChanWaiter<T>.Rent(here, reason, subject, file, line);
        waiter.IsDurable = IsOfBubble(here?.Running);
        if (_clocks is not null)
            waiter.Released = Ordering.Release();
        return waiter;
    }
}
