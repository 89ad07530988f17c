// misconception: reads-before-asking
// Its author believed that reading too early does no harm if the value is not used.
async GoTask Publish(Shared<string> dish, Shared<int> price, AtomicBool ready)
{
    await dish.Store("stew");
    await price.Store(9);
    ready.Store(true);
}

async GoTask<string?> Ask(Shared<string> dish, Shared<int> price, AtomicBool ready)
{
    string text = $"{await dish.Load()} {await price.Load()}";
    return ready.Load() ? text : null;
}
