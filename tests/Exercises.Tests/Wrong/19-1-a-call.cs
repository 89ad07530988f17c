// misconception: a-call-is-no-goroutine
// Its author believed that turning the call into a task makes it run beside the caller.
Task<int> Start(Func<GoTask<int>> f)
{
    return f().AsTask();
}
