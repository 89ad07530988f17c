async GoTask Publish(Shared<string> dish, Shared<int> price, AtomicBool ready)
{
    await dish.Store("stew");
    await price.Store(9);
    ready.Store(true);
}

async GoTask<string?> Ask(Shared<string> dish, Shared<int> price, AtomicBool ready)
{
    if (!ready.Load())
        return null;
    return $"{await dish.Load()} {await price.Load()}";
}
