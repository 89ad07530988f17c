// misconception: closes-under-the-senders
// Its author believed that a flag, looked at just before the send, keeps everybody off a closed channel.
class PostOffice : IPostOffice
{
    private readonly Func<string, GoTask> _deliver;
    private readonly Chan<string> _letters = new();
    private bool _isClosed;
    private readonly WaitGroup _workers = new();

    public PostOffice(Func<string, GoTask> deliver) => _deliver = deliver;

    public void Start(int workers)
    {
        for (int i = 0; i < workers; i++)
            _workers.Go(Work);
    }

    public async GoTask<bool> Post(string letter)
    {
        if (_isClosed)
            return false;
        await _letters.Send(letter);
        return true;
    }

    public async GoTask Stop()
    {
        _isClosed = true;
        _letters.Close();
        await _workers.Wait();
    }

    private async GoTask Work()
    {
        await foreach (string letter in _letters)
        {
            try
            {
                await _deliver(letter);
            }
            catch (Exception e) when (e is not PanicException)
            {
                Console.Error.WriteLine($"could not deliver {letter}: {e.Message}");
            }
        }
    }
}
