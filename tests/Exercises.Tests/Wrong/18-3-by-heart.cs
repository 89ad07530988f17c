// misconception: prices-ignored
// Goroutines are always cheaper than threads, and threads than processes.
string Decide(Demand demand, Price[] prices)
{
    string means =
        demand.MayCrash ? "process"
        : demand.BlocksItsThread ? "thread"
        : "goroutine";
    Price price = prices.Single(p => p.Means == means);
    return demand.Count * price.Bytes <= demand.MemoryBytes ? means : "none";
}
