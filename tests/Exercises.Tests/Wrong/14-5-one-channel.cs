// misconception: one-channel-for-all
// Believed that everybody who receives from a channel gets every value.
class NewsStand : INewsStand
{
    private readonly Chan<string> _news = new(100);

    public async GoTask<IReceiveChan<string>> Subscribe(int room) => _news;

    public async GoTask Publish(string news) => _news.TrySend(news);

    public async GoTask Unsubscribe(IReceiveChan<string> paper) => _news.Close();
}
