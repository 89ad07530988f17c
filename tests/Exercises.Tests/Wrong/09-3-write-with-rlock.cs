// misconception: write-through-rlock
// Believes that RLock keeps others out, too.
class Scoreboard(ScoreTable table) : IScoreboard
{
    private readonly RWMutex _rw = new();

    public async GoTask Add(string player, int points)
    {
        using (await _rw.RLock())
            await table.Store(player, await table.Load(player) + points);
    }

    public async GoTask<int> Of(string player)
    {
        using (await _rw.RLock())
            return await table.Load(player);
    }
}
