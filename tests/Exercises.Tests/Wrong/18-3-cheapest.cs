// misconception: blocking-ignored
// The scheduler will see to it that others go on.
string Decide(Demand demand, Price[] prices) =>
    prices
        .Where(price => !demand.MayCrash || price.Means == "process")
        .Where(price => demand.Count * price.Bytes <= demand.MemoryBytes)
        .OrderBy(price => price.StartNs)
        .Select(price => price.Means)
        .FirstOrDefault("none");
