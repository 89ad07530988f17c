// misconception: last-one-missing
// A loop over n numbers ends before n.
long SumOfSquares(int n)
{
    using var child = StartChild("sum");
    for (int i = 0; i < n; i++)
        child.StandardInput.WriteLine(i * i);
    child.StandardInput.Close();
    string answer = child.StandardOutput.ReadToEnd();
    child.WaitForExit();
    return long.Parse(answer);
}
