// misconception: too-few-rounds
// If every round agrees, one round is enough.
string Judge(double[] mine, double[] theirs)
{
    var rounds = mine.Zip(theirs).ToList();
    if (rounds.All(round => round.First < round.Second))
        return "faster";
    if (rounds.All(round => round.First > round.Second))
        return "slower";
    return "cannot tell";
}
