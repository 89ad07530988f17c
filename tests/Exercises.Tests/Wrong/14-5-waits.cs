// misconception: waits-for-the-slow
// Believed that room in the channel means that a send does not wait.
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
                await paper.Send(news);
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
