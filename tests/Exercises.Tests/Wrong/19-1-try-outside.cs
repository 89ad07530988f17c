// misconception: exception-ends-the-program
// Its author believed that a try around Go catches what the goroutine throws.
Task<int> Start(Func<GoTask<int>> f)
{
    var result = new TaskCompletionSource<int>();
    try
    {
        Go(async () => result.SetResult(await f()));
    }
    catch (OperationCanceledException)
    {
        result.SetCanceled();
    }
    catch (Exception e)
    {
        result.SetException(e);
    }
    return result.Task;
}
