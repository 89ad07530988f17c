// misconception: order-ignored
// The order is open, so sort it away before comparing.
bool IsAllowed(string[] received)
{
    string[] sent = ["a1", "a2", "a3", "b1", "b2"];
    return received.OrderBy(letter => letter, StringComparer.Ordinal).SequenceEqual(sent);
}
