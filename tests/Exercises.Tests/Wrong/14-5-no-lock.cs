// misconception: no-lock
// Believed that a copy of the list is enough, because nobody changes the copy.
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
        Chan<string>[] papers;
        using (await _mutex.Lock())
            papers = _papers.ToArray();
        foreach (var paper in papers)
            paper.TrySend(news);
    }

    public async GoTask Unsubscribe(IReceiveChan<string> paper)
    {
        using (await _mutex.Lock())
        {
            int i = _papers.FindIndex(p => p == paper);
            if (i < 0)
                return;
            _papers[i].Close();
            _papers.RemoveAt(i);
        }
    }
}
