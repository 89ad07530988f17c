async GoTask OnePlace()
{
    var place = new Chan<bool>(1);
    var wg = new WaitGroup();
    foreach (string path in new[] { "/missing", "/index" })
        wg.Go(async () =>
        {
            await place.Send(true);
            if (path == "/missing")
                return; // nothing to do here
            Console.WriteLine(path);
            await place.Receive();
        });
    await wg.Wait();
    Console.WriteLine("done");
}

Exercise.Predict(OnePlace, "/index done", "deadlock")
