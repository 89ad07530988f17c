async GoTask TheLastOne()
{
    var done = new AtomicInt32();
    var wg = new WaitGroup();
    for (int i = 0; i < 2; i++)
        wg.Go(() =>
        {
            done.Add(1);
            if (done.Load() == 2)
                Console.Write("last ");
        });
    await wg.Wait();
}

// Both may have added before either looks: then both see 2. At least the second one to add does, in every order.
Exercise.Predict(TheLastOne, "last", "last last")
