// misconception: global-queue-starves
// Its author believed that the global queue is reached sooner or later anyway.
int? WhoIsNext(int turn, RunQueues own, Queue<int> global, IReadOnlyList<RunQueues> others)
{
    if (own.Next is { } woken)
    {
        own.Next = null;
        return woken;
    }
    if (own.Ready.TryDequeue(out int first) || global.TryDequeue(out first))
        return first;
    foreach (RunQueues victim in others)
    {
        int loot = (victim.Ready.Count + 1) / 2;
        for (int i = 0; i < loot; i++)
            own.Ready.Enqueue(victim.Ready.Dequeue());
        if (own.Ready.TryDequeue(out first))
            return first;
    }
    return null;
}
