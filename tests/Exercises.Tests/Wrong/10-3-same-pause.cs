// misconception: back-off-in-step
// Believes that stepping back is enough, however long.
async GoTask Dine(int id, Fork near, Fork far, Func<GoTask> eat)
{
    await near.PickUp();
    while (!await far.TryPickUp())
    {
        await near.PutDown();
        await Sleep(TimeSpan.FromMilliseconds(2));
        await near.PickUp();
    }
    await eat();
    await far.PutDown();
    await near.PutDown();
}
