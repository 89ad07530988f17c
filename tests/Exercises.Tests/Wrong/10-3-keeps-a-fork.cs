// misconception: fork-kept
// Believes that the dinner is over when one has eaten oneself.
async GoTask Dine(int id, Fork near, Fork far, Func<GoTask> eat)
{
    var dice = new Random(id);
    await near.PickUp();
    while (!await far.TryPickUp())
    {
        await near.PutDown();
        await Sleep(TimeSpan.FromMilliseconds(dice.Next(1, 10)));
        await near.PickUp();
    }
    await eat();
    await far.PutDown();
}
