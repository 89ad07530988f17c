async GoTask OneProcessor()
{
    GoRuntime.GOMAXPROCS(1); // nobody runs beside anybody now. Is that enough?
    var total = new AtomicInt32();
    var wg = new WaitGroup();
    for (int i = 0; i < 2; i++)
        wg.Go(() => total.Store(total.Load() + 1));
    await wg.Wait();
    Console.Write(total.Load());
}

// 1, if a goroutine is stopped between its Load and its Store. A turn can end there on one processor, too.
Exercise.Predict(OneProcessor, "1", "2")
