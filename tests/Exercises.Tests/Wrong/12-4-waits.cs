// misconception: waits-for-the-flag
// Its author believed that a flag is there to be waited for.
async GoTask Publish(Shared<string> dish, Shared<int> price, AtomicBool ready)
{
    await dish.Store("stew");
    await price.Store(9);
    ready.Store(true);
}

async GoTask<string?> Ask(Shared<string> dish, Shared<int> price, AtomicBool ready)
{
    while (!ready.Load())
        await Gosched();
    return $"{await dish.Load()} {await price.Load()}";
}
