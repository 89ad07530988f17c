// misconception: one-sided
// Either it is faster, or there is nothing to say.
string Judge(double[] mine, double[] theirs)
{
    return mine.Length >= 3 && mine.Zip(theirs).All(round => round.First < round.Second)
        ? "faster"
        : "cannot tell";
}
