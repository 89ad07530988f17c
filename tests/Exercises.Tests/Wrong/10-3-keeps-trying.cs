// misconception: hold-and-spin
// Believes that trying is not waiting, so that the first fork may stay in the hand.
async GoTask Dine(int id, Fork near, Fork far, Func<GoTask> eat)
{
    await near.PickUp();
    while (!await far.TryPickUp())
        await Sleep(TimeSpan.FromMilliseconds(1 + id));
    await eat();
    await far.PutDown();
    await near.PutDown();
}
