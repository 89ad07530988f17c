async GoTask Crossed()
{
    var (a, b) = (new Mutex(), new Mutex());
    var done = new WaitGroup();
    done.Go(async () =>
    {
        using (await a.Lock())
        using (await b.Lock())
            Console.WriteLine("A");
    });
    done.Go(async () =>
    {
        using (await b.Lock())
        using (await a.Lock())
            Console.WriteLine("B");
    });
    await done.Wait();
}

Exercise.Predict(Crossed, "A B", "B A", "deadlock")
