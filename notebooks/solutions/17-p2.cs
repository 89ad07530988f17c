async GoTask SameHour() => await Bubble.Run(async () =>
{
    int n = 0;
    Go(async () =>
    {
        await Sleep(TimeSpan.FromHours(1));
        n = 1;
    });
    await Sleep(TimeSpan.FromHours(1));
    Console.Write(n);
});

Exercise.Predict(SameHour, "0", "1")
