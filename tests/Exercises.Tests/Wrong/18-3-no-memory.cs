// misconception: memory-ignored
// Memory is cheap; only what it does decides.
string Decide(Demand demand, Price[] prices) =>
    prices
        .Where(price => !demand.MayCrash || price.Means == "process")
        .Where(price => !demand.BlocksItsThread || price.Means != "goroutine")
        .OrderBy(price => price.StartNs)
        .Select(price => price.Means)
        .FirstOrDefault("none");
