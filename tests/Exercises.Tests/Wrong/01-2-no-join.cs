// misconception: threads-not-joined
// Start runs the thread's method.
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

    new Thread(() => Fill(0, a.Length / 2)).Start();
    new Thread(() => Fill(a.Length / 2, a.Length)).Start();
}
