namespace Goroutines;

/// <summary>What the machinery remembers of a variable that goroutines share: its number, and its accesses.</summary>
internal struct WatchedVariable
{
    private AccessHistory? _history;
    private Subject _subject;

    /// <summary>A goroutine, which is watched, reads it.</summary>
    /// <param name="running">The goroutine.</param>
    /// <param name="name">How a report names the variable.</param>
    /// <param name="operation">What was called.</param>
    /// <param name="file">From where.</param>
    /// <param name="line">Line in <paramref name="file"/>.</param>
    internal void Read(
        Goroutine running,
        in VariableName name,
        string operation,
        string file,
        int line
    )
    {
        if (running.Strand is { } strand)
            History(running, name).Read(strand, operation, file, line);
        Operations.Note(running, OperationKind.Load, ref _subject, file, line);
    }

    /// <summary>A goroutine, which is watched, writes it; the parameters are as for <see cref="Read"/>.</summary>
    internal void Write(
        Goroutine running,
        in VariableName name,
        string operation,
        string file,
        int line
    )
    {
        if (running.Strand is { } strand)
            History(running, name).Write(strand, operation, file, line);
        Operations.Note(running, OperationKind.Store, ref _subject, file, line);
    }

    private AccessHistory History(Goroutine running, in VariableName name)
    {
        if (Volatile.Read(ref _history) is { } history)
            return history;
        var made = new AccessHistory(name.Of(_subject.In(running)));
        return Interlocked.CompareExchange(ref _history, made, null) ?? made;
    }
}
