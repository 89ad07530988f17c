// misconception: invention-accepted
// There are two senders, and both are looked at: that is everything.
bool IsAllowed(string[] received)
{
    string[] fromA = ["a1", "a2", "a3"];
    string[] fromB = ["b1", "b2"];
    return received.Where(letter => letter.StartsWith('a')).SequenceEqual(fromA)
        && received.Where(letter => letter.StartsWith('b')).SequenceEqual(fromB);
}
