// misconception: readers-one-by-one
// Believes that an RWMutex lets readers in together, whichever way they lock it.
class Scoreboard(ScoreTable table) : IScoreboard
{
    private readonly RWMutex _rw = new();

    public async GoTask Add(string player, int points)
    {
        using (await _rw.Lock())
            await table.Store(player, await table.Load(player) + points);
    }

    public async GoTask<int> Of(string player)
    {
        using (await _rw.Lock())
            return await table.Load(player);
    }
}
