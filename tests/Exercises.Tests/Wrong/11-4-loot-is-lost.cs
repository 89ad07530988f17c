// misconception: loot-is-lost
// Its author believed that only the one that runs has to be taken care of.
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
        var loot = new List<int>();
        for (int i = (victim.Ready.Count + 1) / 2; i > 0; i--)
            loot.Add(victim.Ready.Dequeue());
        if (loot.Count > 0)
            return loot[0];
    }
    return null;
}
