using Notebooks.Scripting;

namespace Notebooks.Tests.Scripting;

/// <summary>A cell that declares nothing is forgotten when it has run; one that does stays.</summary>
public sealed class PassingCellTests
{
    private readonly Cells cells = new(Path.GetTempPath());

    [Fact]
    public void The_compiler_keeps_nothing_of_a_cell_that_nobody_can_refer_to()
    {
        var engine = new ScriptEngine(Path.GetTempPath());
        engine.Execute("int n = 1;", 1, out _);
        var before = engine.Previous;
        Assert.NotNull(before);
        engine.Execute("n += 41; Console.Write(\"\");", 2, out _);
        engine.Execute("n", 3, out object? value);
        Assert.Equal(42, value);
        Assert.Same(before, engine.Previous);
        engine.Execute("int m = 1;", 4, out _);
        Assert.NotSame(before, engine.Previous);
    }

    [Fact]
    public void What_it_has_begun_goes_on()
    {
        cells.Run(
            "var begin = new TaskCompletionSource(); var end = new TaskCompletionSource<int>();"
        );
        cells.Run(
            "_ = Task.Run(async () => { await begin.Task; end.SetResult(new[] { 41 }.Select(n => n + 1).Sum()); });"
        );
        cells.Run("begin.SetResult();");
        Assert.Equal(42, cells.Run("await end.Task"));
    }

    [Fact]
    public void What_it_has_made_can_be_kept()
    {
        cells.Run("Func<int, int> f = n => n; object point = 0;");
        cells.Run("f = n => n * 2; point = new { X = 1, Y = 2 };");
        Assert.Equal(42, cells.Run("f(21)"));
        Assert.Equal("{ X = 1, Y = 2 }", cells.Run("point.ToString()"));
    }

    [Fact]
    public void A_cell_after_it_sees_the_cells_before_it()
    {
        cells.Run("int n = 1;");
        cells.Run("n += 1;");
        Assert.Equal(4, cells.Run("n * 2"));
        cells.Run("int m = n + 1;");
        cells.Run("m++;");
        Assert.Equal((2, 4), ((int, int))cells.Run("(n, m)")!);
    }

    [Theory]
    [InlineData("if (int.TryParse(\"7\", out int found)) { }", "found")]
    [InlineData("object o = 7; if (o is int found) { }", "found")]
    [InlineData("int Found() => 7;", "Found()")]
    [InlineData("record Found(int N);", "new Found(7).N")]
    [InlineData("using System.Numerics;", "(int)new BigInteger(7)")]
    [InlineData("var (found, _) = (7, 8);", "found")]
    [InlineData("enum Found { It = 7 }", "(int)Found.It")]
    public void Whatever_a_cell_declares_stays(string declaring, string use)
    {
        cells.Run(declaring);
        cells.Run("Math.Abs(1)");
        Assert.Equal(7, cells.Run(use));
    }

    [Fact]
    public void It_fails_as_any_cell_does()
    {
        CellError error = cells.Fail("int.Parse(\"x\")");
        Assert.Equal(1, error.Line);
        Assert.Equal(3, cells.Run("1 + 2"));
    }
}
