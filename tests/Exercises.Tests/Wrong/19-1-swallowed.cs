// misconception: task-never-completes
// Its author caught the exception so that the program goes on, and believed that to be enough.
Task<int> Start(Func<GoTask<int>> f)
{
    var result = new TaskCompletionSource<int>();
    Go(async () =>
    {
        try
        {
            result.SetResult(await f());
        }
        catch (Exception e)
        {
            Console.Error.WriteLine(e.Message);
        }
    });
    return result.Task;
}
