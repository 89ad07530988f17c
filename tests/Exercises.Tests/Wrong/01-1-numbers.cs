// misconception: numbers-not-squares
// The child squares them: the exercise says so.
long SumOfSquares(int n)
{
    using var child = StartChild("sum");
    for (int i = 1; i <= n; i++)
        child.StandardInput.WriteLine(i);
    child.StandardInput.Close();
    string answer = child.StandardOutput.ReadToEnd();
    child.WaitForExit();
    return long.Parse(answer);
}
