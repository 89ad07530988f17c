async GoTask<int> TwoWithdraw()
{
    var mu = new Mutex();
    var balance = new Shared<int>(100, "balance");
    var wg = new WaitGroup();
    for (int i = 0; i < 2; i++)
        wg.Go(async () =>
        {
            int seen;
            using (await mu.Lock())
                seen = await balance.Load();
            if (seen >= 80)
                using (await mu.Lock())
                    await balance.Store(await balance.Load() - 80);
        });
    await wg.Wait();
    return await balance.Load();
}

Exercise.Predict(TwoWithdraw, "20", "-60")
