// misconception: next-slot-not-emptied
// Its author believed that looking at a slot empties it.
int? WhoIsNext(int turn, RunQueues own, Queue<int> global, IReadOnlyList<RunQueues> others)
{
    if (turn % 61 == 0 && global.TryDequeue(out int shared))
        return shared;
    if (own.Next is not null)
        return own.Next;
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
