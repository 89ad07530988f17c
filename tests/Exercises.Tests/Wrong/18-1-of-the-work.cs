// misconception: share-of-the-work
// The start is to be compared with the work.
int SmallestPiece(double startNs, double itemNs, double share)
{
    return Math.Max(1, (int)Math.Ceiling(startNs / (share * itemNs)));
}
