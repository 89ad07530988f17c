// misconception: gives-up-after-one-try
// Its author believed that a compare and swap that fails has nothing left to do.
void KeepHighest(AtomicInt64 highest, long value)
{
    long have = highest.Load();
    if (value > have)
        highest.CompareAndSwap(have, value);
}
