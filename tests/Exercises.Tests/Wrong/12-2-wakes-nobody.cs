// misconception: nobody-is-woken
// Its author believed that a condition variable watches the condition.
class Cellar : ICellar
{
    private readonly Mutex _mu = new();
    private readonly Cond _more;
    private int _jars;

    public Cellar() => _more = new Cond(_mu);

    public async GoTask Put(int n)
    {
        using (await _mu.Lock())
            _jars += n;
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
