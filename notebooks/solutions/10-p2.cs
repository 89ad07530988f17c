async GoTask ReadTwice()
{
    var rw = new RWMutex();
    Go(async () => // a writer passes by
    {
        using (await rw.Lock())
        {
        }
    });
    using (await rw.RLock())
    using (await rw.RLock()) // a method that reads, called by one that reads
        Console.WriteLine("read");
}

Exercise.Predict(ReadTwice, "read", "deadlock")
