class PostOffice : IPostOffice
{
    private readonly Func<string, GoTask> _deliver;
    private readonly Chan<string> _letters = new(); // no room: a letter is taken from hand to hand
    private readonly Chan<Unit> _closing = new(); // nobody sends on it: it is only ever closed
    private readonly WaitGroup _workers = new();

    public PostOffice(Func<string, GoTask> deliver) => _deliver = deliver;

    public void Start(int workers)
    {
        for (int i = 0; i < workers; i++)
            _workers.Go(Work);
    }

    public async GoTask<bool> Post(string letter) =>
        await Select(Send(_letters, letter), Receive(_closing)) == 0;

    public async GoTask Stop()
    {
        _closing.Close();
        await _workers.Wait();
    }

    private async GoTask Work()
    {
        var letter = Receive(_letters);
        var closing = Receive(_closing);
        while (await Select(letter, closing) == 0)
        {
            try
            {
                await _deliver(letter.Value);
            }
            catch (Exception e) when (e is not PanicException)
            {
                Console.Error.WriteLine($"could not deliver {letter.Value}: {e.Message}");
            }
        }
    }
}
