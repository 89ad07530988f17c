// misconception: steals-everything
// Its author believed that who steals should make it worth while.
int? WhoIsNext(int turn, RunQueues own, Queue<int> global, IReadOnlyList<RunQueues> others)
{
    if (turn % 61 == 0 && global.TryDequeue(out int shared))
        return shared;
    if (own.Next is { } woken)
    {
        own.Next = null;
        return woken;
    }
    if (own.Ready.TryDequeue(out int first) || global.TryDequeue(out first))
        return first;
    foreach (RunQueues victim in others)
    {
        while (victim.Ready.TryDequeue(out int g))
            own.Ready.Enqueue(g);
        if (own.Ready.TryDequeue(out first))
            return first;
    }
    return null;
}
