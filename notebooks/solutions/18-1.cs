int SmallestPiece(double startNs, double itemNs, double share)
{
    // startNs <= share * (startNs + n * itemNs)
    double items = startNs * (1 - share) / (share * itemNs);
    return Math.Max(1, (int)Math.Ceiling(items));
}
