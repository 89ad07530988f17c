async GoTask ThreeStations()
{
    var start = Now();
    async GoTask Station(Chan<int> from, Chan<int> to)
    {
        await foreach (int item in from)
        {
            await Sleep(TimeSpan.FromMilliseconds(10));
            await to.Send(item);
        }
        to.Close();
    }
    Chan<int> raw = new(), cut = new(), painted = new(), packed = new();
    Go(Station, raw, cut);
    Go(Station, cut, painted);
    Go(Station, painted, packed);
    Go(async () =>
    {
        for (int item = 1; item <= 4; item++)
            await raw.Send(item);
        raw.Close();
    });
    await foreach (int item in packed) { }
    Console.Write(Since(start).TotalMilliseconds);
}

Exercise.Predict(ThreeStations, "60")
