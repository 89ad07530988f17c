namespace Notebooks.Tests.Scripting;

public sealed class ForgottenAwaitsTests
{
    private const string Library = """
        class Chan
        {
            public ValueTask Send(int v) => default;
            public ValueTask<int> Receive() => new(1);
            public void Close() { }
            public Own Mine() => new();
        }
        class Own { public System.Runtime.CompilerServices.TaskAwaiter GetAwaiter() => Task.CompletedTask.GetAwaiter(); }
        void Go(Func<Task> f) { }
        void Later(Action f) { }
        var ch = new Chan();
        int n = 0;

        """;

    private static readonly Cells Cells = Declared();

    private static Cells Declared()
    {
        var cells = new Cells();
        cells.Run(Library);
        return cells;
    }

    [Fact]
    public void A_forgotten_await_is_an_error_that_says_what_to_write()
    {
        var cells = new Cells();
        cells.Run(Library);
        CellError error = cells.Fail("n = 1;\n\n  ch.Send(1);\n");
        Assert.Equal(CellErrorKind.ForgottenAwait, error.Kind);
        Assert.Equal(
            "Cell 2, line 3: the call is not awaited, so nothing waits for it: write `await ch.Send(1);`",
            error.Message
        );
        Assert.Equal((3, 3), (error.Line, error.Column));
        Assert.Equal([error.Message, "      ch.Send(1);", "      ^"], error.Traceback);
    }

    [Theory]
    [InlineData("ch.Send(1);", "await ch.Send(1);")]
    [InlineData("ch.Receive()", "await ch.Receive()")]
    [InlineData("ch.Mine();", "await ch.Mine();")]
    [InlineData("(ch.Send(1))", "await ch.Send(1)")]
    [InlineData("ch?.Send(1);", "await ch?.Send(1);")]
    [InlineData("Task.Run(() => { });", "await Task.Run(() => { });")]
    [InlineData("if (n == 0) ch.Send(1);", "await ch.Send(1);")]
    [InlineData("for (int i = 0; i < 3; ch.Send(i)) { i++; }", "await ch.Send(i)")]
    [InlineData("Go(async () => { ch.Send(1); await Task.Yield(); });", "await ch.Send(1);`")]
    [InlineData("Later(() => { ch.Send(1); });", "` and make the lambda async")]
    [InlineData("Later(() => ch.Send(1));", "` and make the lambda async")]
    [InlineData("Later(delegate { ch.Send(1); });", "` and make the lambda async")]
    [InlineData("Go(async () => ch.Send(1));", "await ch.Send(1)`")]
    [InlineData("{ void F() { ch.Send(1); } F(); }", "` and make F async")]
    [InlineData("void G() { ch.Send(1); }", "` and make G async")]
    [InlineData("void H() => ch.Send(1);", "` and make H async")]
    [InlineData("class C { void M(Chan c) { c.Send(1); } }", "` and make M async")]
    [InlineData("var t = ch.Receive(); t", "the value is not awaited")]
    public void A_value_to_wait_for_must_not_be_dropped(string code, string advice)
    {
        CellError error = Cells.Fail(code);
        Assert.Equal(CellErrorKind.ForgottenAwait, error.Kind);
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("await ch.Send(1);")]
    [InlineData("await ch.Receive()")]
    [InlineData("_ = ch.Send(1);")]
    [InlineData("var kept = ch.Send(1);")]
    [InlineData("ValueTask later; later = ch.Send(1);")]
    [InlineData("ch.Close();")]
    [InlineData("Go(() => Task.CompletedTask);")]
    [InlineData("Go(async () => { await ch.Send(1); });")]
    [InlineData("Func<ValueTask> f = () => ch.Send(1);")]
    [InlineData("ValueTask Wrapped() => ch.Send(1);")]
    [InlineData("ch.Receive().AsTask().Wait();")]
    [InlineData("n++; n += 1;")]
    public void A_value_that_is_awaited_kept_or_discarded_is_fine(string code) => Cells.Run(code);

    [Fact]
    public void All_of_them_are_told_at_once() =>
        Assert.Equal(6, Cells.Fail("ch.Send(1);\nch.Send(2);").Traceback.Count);
}
