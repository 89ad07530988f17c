// misconception: pause-saved-up
// Believed that request n may begin n periods after the first, whenever it comes.
async GoTask Limited(IReceiveChan<int> requests, TimeSpan period, Func<int, GoTask> handle)
{
    DateTimeOffset next = Now();
    await foreach (int request in requests)
    {
        await Sleep(next - Now());
        next += period;
        await handle(request);
    }
}
