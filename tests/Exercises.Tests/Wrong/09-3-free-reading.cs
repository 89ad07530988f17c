// misconception: reading-needs-no-lock
// Believes that who only looks needs no lock.
class Scoreboard(ScoreTable table) : IScoreboard
{
    private readonly Mutex _mu = new();

    public async GoTask Add(string player, int points)
    {
        using (await _mu.Lock())
            await table.Store(player, await table.Load(player) + points);
    }

    public async GoTask<int> Of(string player) => await table.Load(player);
}
