using System.Threading;

namespace Notebooks.Tests.Sessions;

public sealed class ProcessEndTests(SessionFixture fixture) : IClassFixture<SessionFixture>
{
    [Theory]
    [InlineData("Environment.Exit(7);", "the cell ended its process with exit code 7")]
    [InlineData("int F(int n) => F(n + 1) + 1; F(0)", "stack overflow")]
    [InlineData("Environment.FailFast(\"bad luck\");", "bad luck")]
    [InlineData("System.Diagnostics.Process.GetCurrentProcess().Kill();", "killed (signal 9)")]
    [InlineData(
        "new System.Threading.Thread(() => throw new Exception(\"elsewhere\")).Start(); await Task.Delay(-1);",
        "System.Exception: elsewhere"
    )]
    public async Task A_cell_that_ends_its_process_fails_with_the_reason_in_one_line(
        string code,
        string reason
    )
    {
        await fixture.RunAsync("int lost = 1;");
        Executed run = await fixture.RunAsync(code);
        Assert.Equal(CellErrorKind.ProcessEnded, run.Result.Error!.Kind);
        Assert.True(run.Result.StateLost);
        Assert.Contains(reason, run.Message, StringComparison.Ordinal);
        Assert.Contains("variables are gone", run.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', run.Message);
        Assert.Equal("2", (await fixture.RunAsync("1 + 1")).Value);
        Assert.Equal(
            CellErrorKind.CompileError,
            (await fixture.RunAsync("lost")).Result.Error!.Kind
        );
    }

    [Fact]
    public async Task What_a_cell_printed_before_its_end_is_kept()
    {
        Executed run = await fixture.RunAsync(
            "Console.Write(\"before\"); await Task.Delay(200); Environment.Exit(1);"
        );
        Assert.Equal("before", run.Stdout);
    }

    [Fact]
    public async Task A_busy_loop_can_be_interrupted()
    {
        using var stop = new CancellationTokenSource();
        Task<CellResult> running = fixture.Session.ExecuteAsync(
            new CellRequest("Console.Write(1); while (true) { }", "id"),
            _ => stop.Cancel(),
            stop.Token
        );
        CellResult result = await running.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(CellErrorKind.Interrupted, result.Error!.Kind);
        Assert.Equal(
            "interrupted: the cell process was restarted, its variables are gone",
            result.Error.Message
        );
        Assert.True(result.StateLost);
        Assert.Equal("2", (await fixture.RunAsync("1 + 1")).Value);
    }

    [Fact]
    public async Task Interrupting_an_idle_session_keeps_its_variables()
    {
        await fixture.RunAsync("int idle = 3;");
        await fixture.Session.InterruptAsync();
        Assert.Equal("3", (await fixture.RunAsync("idle")).Value);
    }

    [Fact]
    public async Task A_restart_forgets_everything_and_counts_from_one()
    {
        await fixture.RunAsync("int old = 3;");
        await fixture.Session.RestartAsync();
        Executed run = await fixture.RunAsync("old");
        Assert.Equal(1, run.Result.ExecutionCount);
        Assert.Equal(CellErrorKind.CompileError, run.Result.Error!.Kind);
    }

    [Fact]
    public async Task A_cell_that_takes_too_long_is_stopped()
    {
        await using CellSession session = await SessionFixture.StartAsync(
            Path.GetTempPath(),
            TimeSpan.FromSeconds(15)
        );
        await SessionFixture.RunAsync(session, "1");
        Executed run = await SessionFixture.RunAsync(session, "while (true) { }");
        Assert.Equal(CellErrorKind.Timeout, run.Result.Error!.Kind);
        Assert.StartsWith("stopped after 15 s", run.Message, StringComparison.Ordinal);
        Assert.Equal("2", (await SessionFixture.RunAsync(session, "1 + 1")).Value);
    }

    [Fact]
    public async Task A_gigabyte_of_output_is_cut_and_said_to_be()
    {
        Executed run = await fixture.RunAsync(
            "var line = new string('x', 1023); for (int i = 0; i < 1024 * 1024; i++) Console.WriteLine(line); \"done\""
        );
        Assert.True(run.Result.Succeeded);
        Assert.Equal("done", run.Value);
        Assert.Equal(1_000_000, run.Stdout.Length);
        Assert.Contains("output truncated", run.Stderr, StringComparison.Ordinal);
        Assert.Equal("fresh\n", (await fixture.RunAsync("Console.WriteLine(\"fresh\");")).Stdout);
    }

    [Fact]
    public async Task Values_without_end_are_cut_too()
    {
        Executed run = await fixture.RunAsync(
            "var big = new string('x', 1_000_000); for (int i = 0; i < 50; i++) big.DisplayAs(\"text/plain\");"
        );
        Assert.InRange(run.Outputs.OfType<DisplayOutput>().Count(), 10, 16);
        Assert.Contains("output truncated", run.Stderr, StringComparison.Ordinal);
    }
}
