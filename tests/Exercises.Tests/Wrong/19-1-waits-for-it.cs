// misconception: blocks-its-thread
// Its author believed that a result must be there before it can be returned.
Task<int> Start(Func<GoTask<int>> f)
{
    var result = new TaskCompletionSource<int>();
    Go(async () => result.SetResult(await f()));
    return Task.FromResult(result.Task.Result);
}
