// misconception: load-then-store
// Its author believed that two atomic steps are one.
void KeepHighest(AtomicInt64 highest, long value)
{
    if (value > highest.Load())
        highest.Store(value);
}
