// misconception: one-order
// Sender a was started first, so its letters come first.
bool IsAllowed(string[] received)
{
    return string.Join(" ", received) == "a1 a2 a3 b1 b2";
}
