Task<int> Start(Func<GoTask<int>> f)
{
    var result = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
    Go(async () =>
    {
        try
        {
            result.SetResult(await f());
        }
        catch (OperationCanceledException e)
        {
            result.SetCanceled(e.CancellationToken);
        }
        catch (Exception e)
        {
            result.SetException(e);
        }
    });
    return result.Task;
}
