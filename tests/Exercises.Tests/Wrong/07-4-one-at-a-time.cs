// misconception: places-left-empty
// Believes that awaiting in the loop still cooks several dishes at once.
async GoTask CookAll(int places, Func<GoTask>[] dishes)
{
    var stove = new Chan<Unit>(places);
    foreach (var cook in dishes)
    {
        await stove.Send(default);
        await cook();
        await stove.Receive();
    }
}
