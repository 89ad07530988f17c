// misconception: cancelled-is-not-failed
// Its author believed that a cancellation is an exception like any other.
Task<int> Start(Func<GoTask<int>> f)
{
    var result = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
    Go(async () =>
    {
        try
        {
            result.SetResult(await f());
        }
        catch (Exception e)
        {
            result.SetException(e);
        }
    });
    return result.Task;
}
