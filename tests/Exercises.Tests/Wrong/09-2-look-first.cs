// misconception: check-then-act
// Believes that what was seen a moment ago is still so.
async GoTask<bool> Withdraw(Shared<int> balance, Mutex mu, int amount)
{
    await mu.Lock();
    bool isEnough = await balance.Load() >= amount;
    mu.Unlock();
    if (!isEnough)
        return false;

    await mu.Lock();
    await balance.Store(await balance.Load() - amount);
    mu.Unlock();
    return true;
}
