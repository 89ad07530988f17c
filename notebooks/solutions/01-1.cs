long SumOfSquares(int n)
{
    using var child = StartChild("sum");
    for (int i = 1; i <= n; i++)
        child.StandardInput.WriteLine(i * i);
    child.StandardInput.Close();
    string answer = child.StandardOutput.ReadToEnd();
    child.WaitForExit();
    return long.Parse(answer);
}
