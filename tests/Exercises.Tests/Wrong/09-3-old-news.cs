// misconception: old-news
// Believes that a reader may fetch the writer's key, and that nothing has changed meanwhile.
class Scoreboard(ScoreTable table) : IScoreboard
{
    private readonly RWMutex _rw = new();

    public async GoTask Add(string player, int points)
    {
        int before;
        using (await _rw.RLock())
            before = await table.Load(player);
        using (await _rw.Lock())
            await table.Store(player, before + points);
    }

    public async GoTask<int> Of(string player)
    {
        using (await _rw.RLock())
            return await table.Load(player);
    }
}
