// misconception: not-a-goroutine
// The simplest way to wait for something is to do it.
async GoTask Save(TimeSpan howLong, Action saved)
{
    var timer = new Goroutines.Timer(howLong);
    await timer.C.Receive();
    saved();
}
