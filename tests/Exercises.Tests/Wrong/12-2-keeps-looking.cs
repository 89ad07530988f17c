// misconception: busy-waiting
// Its author believed that looking again and again is a way of waiting.
class Cellar : ICellar
{
    private readonly Mutex _mu = new();
    private int _jars;

    public async GoTask Put(int n)
    {
        using (await _mu.Lock())
            _jars += n;
    }

    public async GoTask Take(int n)
    {
        while (true)
        {
            using (await _mu.Lock())
                if (_jars >= n)
                {
                    _jars -= n;
                    return;
                }
            await Gosched();
        }
    }
}
