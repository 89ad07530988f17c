// misconception: abandons-those-inside
// To stop is to return.
async GoTask ServeUntil(IContext stop, IReceiveChan<int> requests, Func<int, GoTask> handle)
{
    var next = Receive(requests);
    var stopped = Receive(stop.Done);
    while (stop.Err is null && await Select(next, stopped) == 0)
        Go(handle, next.Value);
}
