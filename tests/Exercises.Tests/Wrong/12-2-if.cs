// misconception: wait-without-a-loop
// Its author believed that who is woken has what it waited for.
class Cellar : ICellar
{
    private readonly Mutex _mu = new();
    private readonly Cond _more;
    private int _jars;

    public Cellar() => _more = new Cond(_mu);

    public async GoTask Put(int n)
    {
        using (await _mu.Lock())
        {
            _jars += n;
            _more.Broadcast();
        }
    }

    public async GoTask Take(int n)
    {
        using (await _mu.Lock())
        {
            if (_jars < n)
                await _more.Wait();
            _jars -= n;
        }
    }
}
