namespace Goroutines;

/// <content>Parents and children.</content>
/// <remarks>
/// The children are linked through their own fields, guarded by the parent's lock until the parent is cancelled.
/// </remarks>
internal partial class CancelContext
{
    private CancelContext? _firstChild;
    private CancelContext? _next;
    private CancelContext? _previous;
    private CancelContext? _canceller;
    private Func<bool>? _leaveCustom;

    /// <summary>From now on it is cancelled with its parent, at once if that is cancelled already.</summary>
    /// <param name="file">Where it is made, for the goroutine that a parent of somebody else's type may need.</param>
    /// <param name="line">Line in <paramref name="file"/>.</param>
    internal void Attach(string file, int line)
    {
        if (IsCancelled)
            return;
        _canceller = ContextChain.Canceller(Parent);
        if (_canceller is not null)
            _canceller.Add(this);
        else if (Parent.Done is { } done)
            Watch(done, file, line);
    }

    private void Add(CancelContext child)
    {
        _lock.Enter();
        bool isLate = _err is not null;
        if (!isLate)
            Link(child);
        _lock.Exit();
        if (isLate)
        {
            // Whoever cancels this one may not have closed it yet, and it must be seen cancelled before its child.
            CancelAlone(_err!, _cause!);
            child.CancelTree(_err!, _cause!);
        }
        // A token may have cancelled the child before it was in the list.
        else if (child.IsCancelled)
            Remove(child);
    }

    private void Remove(CancelContext child)
    {
        _lock.Enter();
        if (_err is null && (child._previous is not null || _firstChild == child))
            Unlink(child);
        _lock.Exit();
    }

    private void Link(CancelContext child)
    {
        child._next = _firstChild;
        if (_firstChild is not null)
            _firstChild._previous = child;
        _firstChild = child;
    }

    private void Unlink(CancelContext child)
    {
        if (child._previous is null)
            _firstChild = child._next;
        else
            child._previous._next = child._next;
        if (child._next is not null)
            child._next._previous = child._previous;
        child._next = child._previous = null;
    }

    private void LeaveParent()
    {
        if (_canceller is not null)
            _canceller.Remove(this);
        else
            _leaveCustom?.Invoke();
    }

    private void CancelTree(Exception err, Exception cause)
    {
        CancelAlone(err, cause);
        if (Volatile.Read(ref _firstChild) is not null)
            CancelDescendants();
    }

    /// <summary>Generation by generation, so that a parent is cancelled before its children; no stack for a deep tree.</summary>
    private void CancelDescendants()
    {
        var parents = new List<CancelContext> { this };
        for (int i = 0; i < parents.Count; i++)
        {
            var parent = parents[i];
            var child = Volatile.Read(ref parent._firstChild);
            for (; child is not null; child = Volatile.Read(ref child._next))
            {
                child.CancelAlone(parent._err!, parent._cause!);
                if (Volatile.Read(ref child._firstChild) is not null)
                    parents.Add(child);
            }
        }
        // Not earlier: who comes second takes an empty list as a sign that nothing is left to do.
        foreach (var parent in parents)
            parent.LetChildrenGo();
    }

    /// <summary>Takes the links apart, so that a child that somebody keeps does not keep its siblings.</summary>
    private void LetChildrenGo()
    {
        var child = _firstChild;
        Volatile.Write(ref _firstChild, null);
        while (child is not null)
        {
            var next = child._next;
            child._previous = null;
            Volatile.Write(ref child._next, null);
            child = next;
        }
    }

    /// <summary>The parent is of somebody else's type and ends in its own way.</summary>
    private void Watch(IReceiveChan<Unit> done, string file, int line)
    {
        if (Parent.Err is not null)
            CancelWithCustom();
        else if (Parent is IAfterFuncContext custom)
            _leaveCustom = custom.AfterFunc(CancelWithCustom);
        else
            Starting.Go(
                async () =>
                {
                    var ended = new ReceiveCase<Unit>(done, file, line);
                    var own = new ReceiveCase<Unit>(Done, file, line);
                    if (await Selecting.Select([ended, own], file, line) == 0)
                        CancelWithCustom();
                },
                file,
                line
            );
    }

    private void CancelWithCustom()
    {
        var err =
            Parent.Err ?? throw new PanicException("context: internal error: missing cancel error");
        CancelTree(err, Context.Cause(Parent) ?? err);
    }
}
