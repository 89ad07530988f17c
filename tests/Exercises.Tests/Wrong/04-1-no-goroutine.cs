// misconception: not-a-goroutine
// Without goroutines there is no trap.
async GoTask Numbers(Action<int> write)
{
    for (int i = 1; i <= 5; i++)
        write(i);
    await Gosched();
}
