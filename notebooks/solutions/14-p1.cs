async GoTask TwoPainters()
{
    var cars = new Chan<int>(3);
    var painted = new Chan<int>(3);
    for (int car = 1; car <= 3; car++)
        await cars.Send(car);
    cars.Close();

    var wg = new WaitGroup();
    for (int painter = 0; painter < 2; painter++)
        wg.Go(async () =>
        {
            await foreach (int car in cars)
                await painted.Send(car);
        });
    await wg.Wait();
    painted.Close();
    await foreach (int car in painted)
        Console.WriteLine(car);
}

// Car 3 is taken by a painter who has finished 1 or 2, so it is never the first.
Exercise.Predict(TwoPainters, "1 2 3", "1 3 2", "2 1 3", "2 3 1")
