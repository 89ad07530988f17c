void FillWithSquares(int[] a, int[] by)
{
    void Fill(int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            a[i] = i * i;
            by[i] = Environment.CurrentManagedThreadId;
        }
    }

    var first = new Thread(() => Fill(0, a.Length / 2));
    var second = new Thread(() => Fill(a.Length / 2, a.Length));
    first.Start();
    second.Start();
    first.Join();
    second.Join();
}
