// misconception: takes-one-by-one
// Its author believed that taking two is taking one, twice.
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
        for (int i = 0; i < n; i++)
            using (await _mu.Lock())
            {
                while (_jars == 0)
                    await _more.Wait();
                _jars--;
            }
    }
}
