// misconception: loss-accepted
// If the numbers of each sender go up, nothing can be wrong.
bool IsAllowed(string[] received)
{
    bool Ascends(char sender)
    {
        var letters = received.Where(letter => letter.StartsWith(sender)).ToList();
        return letters.SequenceEqual(
            letters.Distinct().OrderBy(letter => letter, StringComparer.Ordinal)
        );
    }
    return received.Length > 0 && Ascends('a') && Ascends('b');
}
