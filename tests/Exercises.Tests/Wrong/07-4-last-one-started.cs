// misconception: returns-early
// Believes that when the last dish has its place, all are done.
async GoTask CookAll(int places, Func<GoTask>[] dishes)
{
    var stove = new Chan<Unit>(places);
    foreach (var cook in dishes)
    {
        await stove.Send(default);
        Go(async () =>
        {
            await cook();
            await stove.Receive();
        });
    }
}
