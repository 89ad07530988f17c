// misconception: half-is-wrong
// Its author believed that it makes no difference when the half is computed.
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
        for (int i = 0; i < (victim.Ready.Count + 1) / 2; i++)
            own.Ready.Enqueue(victim.Ready.Dequeue());
        if (own.Ready.TryDequeue(out first))
            return first;
    }
    return null;
}
