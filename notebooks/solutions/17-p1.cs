async GoTask GreetOnce()
{
    var greeted = new AtomicBool();
    var wg = new WaitGroup();
    for (int i = 0; i < 2; i++)
        wg.Go(() =>
        {
            if (!greeted.Load())
            {
                greeted.Store(true);
                Console.Write("hello ");
            }
        });
    await wg.Wait();
}

Exercise.Predict(GreetOnce, "hello", "hello hello")
