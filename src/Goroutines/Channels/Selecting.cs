namespace Goroutines;

/// <summary>The select statement.</summary>
/// <remarks>
/// <para>First it looks without locks, and tries the cases that look ready, in random order, one lock at a time.
/// Only if none can go on it takes all locks, in one order so that two selects never wait for each
/// other in a circle; looks once more; and stands in all queues at once.</para>
/// <para>The choice among ready cases is uniform: the order of trying is a random permutation, and with a default
/// case nothing is tried under all locks, because a select that may not wait need not be atomic over its channels.
/// It must, however, not miss a case that was ready before it began and stayed so; trying each does not.</para>
/// </remarks>
internal static class Selecting
{
    /// <summary>How many cases a select may have: Go's own bound, default included.</summary>
    private const int MostCases = 65536;

    internal static ValueTask<int> Select(ReadOnlySpan<SelectCase> cases, string file, int line)
    {
        if (cases.Length > MostCases)
            throw new PanicException("reflect.Select: too many cases (max 65536)");
        // The compiler cannot tell a method with any number of arguments where it is called; its cases know.
        if (file.Length == 0 && cases.Length > 0)
            (file, line) = (cases[0].File, cases[0].Line);
        var here = Runner.Current;
        if (here?.Running is { IsWatched: true } running)
            foreach (var candidate in cases)
                candidate.Watch(running);
        int fallback = IndexOfDefault(cases);
        Span<int> order = cases.Length <= 64 ? stackalloc int[cases.Length] : new int[cases.Length];
        // Without a default, who has seen too little looks again under all locks.
        if (fallback >= 0)
            ChanOrder.BeforeLooking(here);
        int ready = CollectReady(cases, order);
        NoteAll(here, cases, OperationKind.Look);
        for (; ready > 0; ready--)
        {
            int pick = Choose(here, ready);
            int index = order[pick];
            order[pick] = order[ready - 1];
            if (TryOne(here, cases[index]))
                return Done(here, index, file, line);
        }
        return fallback >= 0
            ? Done(here, fallback, file, line)
            : Wait(here, cases, order, file, line);
    }

    private static ValueTask<int> Done(Runner? here, int index, string file, int line) =>
        Operations.ShouldYield(here?.Running) ? Selection.Yield(index, file, line) : new(index);

    private static int IndexOfDefault(ReadOnlySpan<SelectCase> cases)
    {
        int found = -1;
        for (int i = 0; i < cases.Length; i++)
        {
            if (cases[i] is not DefaultCase)
                continue;
            if (found >= 0)
                throw new PanicException("reflect.Select: multiple default cases");
            found = i;
        }
        return found;
    }

    private static int CollectReady(ReadOnlySpan<SelectCase> cases, Span<int> ready)
    {
        int count = 0;
        for (int i = 0; i < cases.Length; i++)
            if (cases[i].LooksReady)
                ready[count++] = i;
        return count;
    }

    private static bool TryOne(Runner? here, SelectCase candidate)
    {
        var gate = candidate.Lock!;
        gate.Enter();
        bool done = candidate.TryNow(out var partner, out bool panics);
        gate.Exit();
        ChanOrder.AfterChange(here);
        if (panics)
            throw new RuntimePanicException("send on closed channel");
        if (!done)
            return false;
        candidate.Note(here?.Running);
        partner?.WakeUp(here);
        return true;
    }

    private static ValueTask<int> Wait(
        Runner? here,
        ReadOnlySpan<SelectCase> cases,
        Span<int> order,
        string file,
        int line
    )
    {
        int count = SortByLock(cases, order);
        order = order[..count];
        EnterAll(cases, order);
        // Something may have become ready since the first look: try again, from a random place on.
        int start = count == 0 || IsAlone(here) ? 0 : Choose(here, count);
        for (int i = 0; i < count; i++)
        {
            int index = order[(start + i) % count];
            if (!cases[index].TryNow(out var partner, out bool panics))
                continue;
            ExitAll(here, cases, order);
            if (panics)
                throw new RuntimePanicException("send on closed channel");
            cases[index].Note(here?.Running);
            partner?.WakeUp(here);
            return Done(here, index, file, line);
        }
        var selection = Selection.Rent(here, cases, file, line);
        selection.IsDurable = AreOfThisBubble(here, cases, order);
        var task = selection.Task;
        foreach (int index in order)
            cases[index].Join(selection, index);
        ExitAll(here, cases, order);
        NoteAll(here, cases, OperationKind.Change);
        return task;
    }

    /// <summary>The cases with a channel, in the order of their locks.</summary>
    private static int SortByLock(ReadOnlySpan<SelectCase> cases, Span<int> order)
    {
        Span<long> locks =
            cases.Length <= 64 ? stackalloc long[cases.Length] : new long[cases.Length];
        int count = 0;
        bool isSorted = true;
        for (int i = 0; i < cases.Length; i++)
        {
            if (cases[i].Lock is null)
                continue;
            locks[count] = cases[i].Order;
            isSorted &= count == 0 || locks[count - 1] <= locks[count];
            order[count++] = i;
        }
        // Channels are mostly selected from in the order in which they were made.
        if (!isSorted)
            locks[..count].Sort(order[..count]);
        return count;
    }

    private static void EnterAll(ReadOnlySpan<SelectCase> cases, ReadOnlySpan<int> order)
    {
        IChanLock? last = null;
        foreach (int index in order)
        {
            var gate = cases[index].Lock!;
            // The same channel in two cases has one lock.
            if (gate != last)
                gate.Enter();
            last = gate;
        }
    }

    private static void ExitAll(
        Runner? here,
        ReadOnlySpan<SelectCase> cases,
        ReadOnlySpan<int> order
    )
    {
        IChanLock? last = null;
        foreach (int index in order)
        {
            var gate = cases[index].Lock!;
            if (gate != last)
                gate.Exit();
            last = gate;
        }
        ChanOrder.AfterChange(here);
    }

    private static bool AreOfThisBubble(
        Runner? here,
        ReadOnlySpan<SelectCase> cases,
        ReadOnlySpan<int> order
    )
    {
        if (here?.Running?.Bubble is null)
            return false;
        foreach (int index in order)
            if (!cases[index].Lock!.IsOfBubble(here.Running))
                return false;
        return true;
    }

    private static void NoteAll(
        Runner? here,
        ReadOnlySpan<SelectCase> cases,
        OperationKind operation
    )
    {
        if (here?.Running is not { IsWatched: true } running)
            return;
        foreach (var candidate in cases)
            candidate.Note(running, operation);
    }

    /// <summary>Whether nothing can have changed since the first look, so that chance has nothing to decide.</summary>
    private static bool IsAlone(Runner? here) =>
        here?.Running is { IsWatched: true, Program.IsSimulated: true };

    private static int Choose(Runner? here, int count) =>
        count == 1 ? 0 : (here?.Running?.Scheduler ?? DefaultRuntime.Scheduler).Choose(count);
}
