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
            _more.Broadcast(); // each of those who wait knows best whether it is enough
        }
    }

    public async GoTask Take(int n)
    {
        using (await _mu.Lock())
        {
            while (_jars < n)
                await _more.Wait();
            _jars -= n;
        }
    }
}
