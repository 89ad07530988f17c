// misconception: looked-too-early
// Two go statements, and then the total: they will have run by then.
async GoTask TestCounter(ICounter counter)
{
    Go(async () => await counter.Add(3));
    Go(async () => await counter.Add(4));
    await Gosched();
    if (await counter.Total() != 7)
        Panic("additions were lost");
}
