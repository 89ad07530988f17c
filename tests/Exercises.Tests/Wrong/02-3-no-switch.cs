// misconception: removed-the-switch
// What switches is the culprit: away with it.
async GoTask<int> AddTwiceSafely()
{
    int total = 0;
    var done = new Chan<bool>();
    for (int i = 0; i < 2; i++)
        Go(async () =>
        {
            int seen = total;
            total = seen + 1;
            await done.Send(true);
        });
    await done.Receive();
    await done.Receive();
    return total;
}
