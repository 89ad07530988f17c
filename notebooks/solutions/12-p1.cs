async GoTask TheLastOne()
{
    var done = new AtomicInt32();
    void Finish()
    {
        done.Add(1);
        if (done.Load() == 2)
            Console.Write("last ");
    }

    var other = new WaitGroup();
    other.Go(Finish);
    Finish(); // main is the second one
    await other.Wait();
}

// Both may have added before either looks: then both see 2. At least the second one to add does, in every order.
Exercise.Predict(TheLastOne, "last", "last last")
