// misconception: duplicate-accepted
// An outcome is a set: what matters is what is in it.
bool IsAllowed(string[] received)
{
    string[] sent = ["a1", "a2", "a3", "b1", "b2"];
    return received.ToHashSet().SetEquals(sent);
}
