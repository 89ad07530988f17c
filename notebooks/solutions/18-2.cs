string Judge(double[] mine, double[] theirs)
{
    var rounds = mine.Zip(theirs).ToList();
    if (rounds.Count < 3)
        return "cannot tell";
    if (rounds.All(round => round.First < round.Second))
        return "faster";
    if (rounds.All(round => round.First > round.Second))
        return "slower";
    return "cannot tell";
}
