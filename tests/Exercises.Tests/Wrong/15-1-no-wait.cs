// misconception: returns-before-done
// A goroutine that has been started will get done.
async GoTask ServeAll(IReceiveChan<int> requests, Func<int, GoTask> handle)
{
    await foreach (int request in requests)
        Go(handle, request);
}
