async GoTask TwoSenders()
{
    var tray = new Chan<string>(2);
    foreach (string cook in new[] { "Ana", "Ben" })
        Go(async () =>
        {
            await tray.Send(cook);
            tray.Close();
        });
    await foreach (string name in tray) { }
    Console.WriteLine("dinner");
}

Exercise.Predict(TwoSenders, "dinner", "panic", "dinner panic")
