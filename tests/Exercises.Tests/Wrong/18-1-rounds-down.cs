// misconception: rounded-down
// The formula gives the number of items; a cast makes it whole.
int SmallestPiece(double startNs, double itemNs, double share)
{
    double items = startNs * (1 - share) / (share * itemNs);
    return Math.Max(1, (int)items);
}
