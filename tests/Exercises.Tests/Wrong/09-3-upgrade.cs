// misconception: upgrading-a-lock
// Believes that who holds the lock for reading may take it for writing as well.
class Scoreboard(ScoreTable table) : IScoreboard
{
    private readonly RWMutex _rw = new();

    public async GoTask Add(string player, int points)
    {
        using (await _rw.RLock())
        {
            int before = await table.Load(player);
            using (await _rw.Lock())
                await table.Store(player, before + points);
        }
    }

    public async GoTask<int> Of(string player)
    {
        using (await _rw.RLock())
            return await table.Load(player);
    }
}
