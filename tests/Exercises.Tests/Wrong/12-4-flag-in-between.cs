// misconception: ready-too-early
// Its author believed that the flag may be set as soon as there is something to read.
async GoTask Publish(Shared<string> dish, Shared<int> price, AtomicBool ready)
{
    await dish.Store("stew");
    ready.Store(true);
    await price.Store(9);
}

async GoTask<string?> Ask(Shared<string> dish, Shared<int> price, AtomicBool ready)
{
    if (!ready.Load())
        return null;
    return $"{await dish.Load()} {await price.Load()}";
}
