// misconception: not-in-halves
// Every second place is half of the places.
void FillWithSquares(int[] a, int[] by)
{
    void Fill(int from)
    {
        for (int i = from; i < a.Length; i += 2)
        {
            a[i] = i * i;
            by[i] = Environment.CurrentManagedThreadId;
        }
    }

    var first = new Thread(() => Fill(0));
    var second = new Thread(() => Fill(1));
    first.Start();
    second.Start();
    first.Join();
    second.Join();
}
