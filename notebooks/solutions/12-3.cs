void KeepHighest(AtomicInt64 highest, long value)
{
    while (true)
    {
        long have = highest.Load();
        if (value <= have || highest.CompareAndSwap(have, value))
            return;
    }
}
