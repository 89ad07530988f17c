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
        int loot = (victim.Ready.Count + 1) / 2;
        if (loot == 0)
            continue;
        int stolen = victim.Ready.Dequeue();
        for (int i = 1; i < loot; i++)
            own.Ready.Enqueue(victim.Ready.Dequeue());
        return stolen;
    }
    return null;
}
