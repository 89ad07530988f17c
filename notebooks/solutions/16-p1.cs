async GoTask Tenths()
{
    var sums = new Chan<double>();
    foreach (double tenth in new[] { 0.1, 0.2, 0.3 })
        Go(async () => await sums.Send(tenth));
    double total = 0;
    for (int i = 0; i < 3; i++)
        total += await sums.Receive();
    Console.WriteLine(total.ToString("R", CultureInfo.InvariantCulture));
}

Exercise.Predict(Tenths, "0.6", "0.6000000000000001")
