// misconception: share-ignored
// A piece is large enough when it takes as long as the start.
int SmallestPiece(double startNs, double itemNs, double share)
{
    return Math.Max(1, (int)Math.Ceiling(startNs / itemNs));
}
