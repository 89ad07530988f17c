// misconception: never-looks-again
// Its author believed that a compare and swap succeeds if it is tried often enough.
void KeepHighest(AtomicInt64 highest, long value)
{
    long have = highest.Load();
    while (value > have && !highest.CompareAndSwap(have, value)) { }
}
