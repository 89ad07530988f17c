async GoTask FourWriters()
{
    var start = Now();
    var mu = new Mutex();
    var wg = new WaitGroup();
    for (int i = 0; i < 4; i++)
        wg.Go(async () =>
        {
            using (await mu.Lock())
                await Sleep(TimeSpan.FromMilliseconds(10)); // writes to a disk, say
        });
    await wg.Wait();
    Console.Write(Since(start).TotalMilliseconds);
}

Exercise.Predict(FourWriters, "40")
