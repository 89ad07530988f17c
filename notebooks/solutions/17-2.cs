bool IsAllowed(string[] received)
{
    string[] fromA = ["a1", "a2", "a3"];
    string[] fromB = ["b1", "b2"];
    return received.Length == fromA.Length + fromB.Length
        && received.Where(letter => letter.StartsWith('a')).SequenceEqual(fromA)
        && received.Where(letter => letter.StartsWith('b')).SequenceEqual(fromB);
}
