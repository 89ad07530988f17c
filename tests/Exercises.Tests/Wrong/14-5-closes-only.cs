// misconception: closed-twice
// Believed that a closed channel can be closed again, as a context can be cancelled again.
class NewsStand : INewsStand
{
    private readonly Mutex _mutex = new();
    private readonly List<Chan<string>> _papers = [];

    public async GoTask<IReceiveChan<string>> Subscribe(int room)
    {
        var paper = new Chan<string>(room);
        using (await _mutex.Lock())
            _papers.Add(paper);
        return paper;
    }

    public async GoTask Publish(string news)
    {
        using (await _mutex.Lock())
            foreach (var paper in _papers)
                paper.TrySend(news);
    }

    public async GoTask Unsubscribe(IReceiveChan<string> paper)
    {
        using (await _mutex.Lock())
        {
            var closing = (Chan<string>)paper;
            _papers.Remove(closing);
            closing.Close();
        }
    }
}
