using System.Threading;

namespace Notebooks.Tests.Sessions;

public sealed class CellSessionTests(SessionFixture fixture) : IClassFixture<SessionFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_cell_sees_what_the_cells_before_it_declared()
    {
        await fixture.RunAsync(
            "int kept = 20; int Twice(int x) => 2 * x; record Pair(int A, int B);"
        );
        Executed run = await fixture.RunAsync("kept++; new Pair(Twice(kept), 1)");
        Assert.Equal("Pair { A = 42, B = 1 }", run.Value);
    }

    [Fact]
    public async Task The_last_expression_is_the_result_with_its_execution_count()
    {
        Executed run = await fixture.RunAsync("1 + 1");
        DisplayOutput output = Assert.IsType<DisplayOutput>(Assert.Single(run.Outputs));
        Assert.Equal(run.Result.ExecutionCount, output.ExecutionCount);
        Assert.Equal("2", output.Text("text/plain"));
    }

    [Fact]
    public async Task Null_and_statements_show_nothing()
    {
        Assert.Empty((await fixture.RunAsync("(object)null")).Outputs);
        Assert.Empty((await fixture.RunAsync("var nothing = 1;")).Outputs);
    }

    [Fact]
    public async Task Display_shows_a_value_in_the_middle_of_a_cell()
    {
        Executed run = await fixture.RunAsync("Console.Write(1); 2.Display(); Console.Write(3);");
        Assert.Equal(
            [typeof(StreamOutput), typeof(DisplayOutput), typeof(StreamOutput)],
            run.Outputs.Select(output => output.GetType())
        );
        Assert.Equal("13", run.Stdout);
        Assert.Null(run.Outputs.OfType<DisplayOutput>().Single().ExecutionCount);
    }

    [Fact]
    public async Task A_cell_that_prints_while_its_output_is_sent_does_not_hang()
    {
        // The schedule: the cell holds the lock of Console.Out, as every print does, until the sender has begun on
        // the batch; a sender that wanted that lock too would wait for the cell, and the cell for the sender.
        Executed run = await fixture.RunAsync(
            """
            Console.Write("first ");
            lock (Console.Out)
            {
                System.Threading.Thread.Sleep(200);
                Console.Write("second");
            }
            """
        );
        Assert.True(run.Result.Succeeded);
        Assert.Equal("first second", run.Stdout);
    }

    [Fact]
    public async Task Streams_come_apart_and_in_order()
    {
        Executed run = await fixture.RunAsync(
            "Console.WriteLine(\"a\"); Console.Error.WriteLine(\"b\"); Console.WriteLine(\"c\");"
        );
        Assert.Equal(
            [
                new StreamOutput("stdout", "a\n"),
                new StreamOutput("stderr", "b\n"),
                new StreamOutput("stdout", "c\n"),
            ],
            run.Outputs
        );
    }

    [Fact]
    public async Task Other_threads_print_whole_lines()
    {
        Executed run = await fixture.RunAsync(
            "await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Console.WriteLine(new string((char)('a' + i), 50)))));"
        );
        string[] lines = run.Stdout.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(8, lines.Length);
        Assert.All(lines, line => Assert.Single(line.Distinct()));
    }

    [Fact]
    public async Task Output_comes_while_the_cell_is_still_running()
    {
        var seen = new TaskCompletionSource();
        using var stop = new CancellationTokenSource();
        await using CellSession session = await SessionFixture.StartAsync(Path.GetTempPath());
        Task<CellResult> running = session.ExecuteAsync(
            new CellRequest("Console.Write(\"now\"); while (true) { }", "id"),
            output =>
            {
                if (output is StreamOutput)
                {
                    seen.TrySetResult();
                }
            },
            stop.Token
        );
        await seen.Task.WaitAsync(TimeSpan.FromMinutes(1));
        Assert.True(session.IsBusy);
        await stop.CancelAsync();
        Assert.False((await running).Succeeded);
    }

    [Fact]
    public async Task Late_output_comes_with_the_next_cell()
    {
        await fixture.RunAsync(
            "var gate = new TaskCompletionSource(); _ = Task.Run(async () => { await gate.Task; Console.Write(\"late\"); });"
        );
        Executed run = await fixture.RunAsync("gate.SetResult(); await Task.Delay(200);");
        Assert.Equal("late", run.Stdout);
    }

    [Fact]
    public async Task Reading_the_console_finds_its_end() =>
        Assert.Equal("True", (await fixture.RunAsync("Console.ReadLine() is null")).Value);

    [Fact]
    public async Task A_line_that_a_cell_reads_is_asked_for_and_may_be_read_in_pieces()
    {
        var answers = new Queue<string?>(["one", "two", "", "x y", null]);
        var outputs = new List<CellOutput>();
        CellResult result = await fixture.Session.ExecuteAsync(
            new CellRequest(
                """
                var all = new List<string?> { Console.ReadLine(), $"{(char)Console.In.Peek()}{(char)Console.Read()}" };
                all.AddRange(Console.ReadLine(), Console.ReadLine(), Console.In.ReadToEnd());
                string.Join('|', all)
                """,
                "id"
            )
            {
                ReadLine = _ => Task.FromResult(answers.Dequeue()),
            },
            outputs.Add
        );
        Assert.True(result.Succeeded);
        Assert.Equal("one|tt|wo||x y\n", ((DisplayOutput)outputs.Single()).Text("text/plain"));
    }

    [Fact]
    public async Task A_cell_that_waits_for_a_line_can_be_interrupted()
    {
        var asked = new TaskCompletionSource();
        using var wentOn = new ManualResetEventSlim();
        Task<CellResult> running = fixture.Session.ExecuteAsync(
            new CellRequest("Console.ReadLine(); Console.Write(\"went on\");", "id")
            {
                ReadLine = async interrupted =>
                {
                    // Called in the reverse order: the wait has ended, and the kill is held up until the cell has used that.
                    interrupted.Register(() => wentOn.Wait(TimeSpan.FromSeconds(1)));
                    Task ended = Task.Delay(Timeout.Infinite, interrupted);
                    asked.SetResult();
                    await ended;
                    return "";
                },
            },
            _ => wentOn.Set()
        );
        await asked.Task;
        await fixture.Session.InterruptAsync();
        Assert.Equal(CellErrorKind.Interrupted, (await running).Error?.Kind);
        Assert.Equal("2", (await fixture.RunAsync("1 + 1")).Value);
    }

    [Fact]
    public async Task What_is_shown_can_be_replaced_and_is_no_result()
    {
        Executed run = await fixture.RunAsync("var shown = 1.Display(); shown.Update(2); shown");
        DisplayOutput[] outputs = [.. run.Outputs.Cast<DisplayOutput>()];
        Assert.Equal(["1", "2"], outputs.Select(output => output.Text("text/plain")));
        Assert.Equal([false, true], outputs.Select(output => output.IsUpdate));
        Assert.Equal(outputs[0].DisplayId, outputs[1].DisplayId);
        CellOutput stored = Assert.Single(OutputList.Merge(run.Outputs));
        Assert.Equal("2", ((DisplayOutput)stored).Text("text/plain"));
    }

    [Fact]
    public async Task A_question_about_code_waits_for_the_cell_and_survives_its_death()
    {
        await fixture.RunAsync("int answerable = 1;");
        CellCompletions found = await fixture.Session.CompleteAsync("answ", 4);
        Assert.Equal((0, 4), (found.Start, found.End));
        Assert.Contains(
            new CellCompletion("answerable", "property", "int answerable"),
            found.Items.Select(item => item with { Signature = item.Signature.Split('.')[^1] })
        );
        Task<CellResult> dying = fixture.Session.ExecuteAsync(
            new CellRequest("System.Threading.Thread.Sleep(300); Environment.Exit(1);", "id"),
            _ => { }
        );
        Assert.Empty((await fixture.Session.CompleteAsync("answ", 4)).Items);
        Assert.Null(await fixture.Session.InspectAsync("answerable", 2).WaitAsync(Patience));
        Assert.Equal(CellErrorKind.ProcessEnded, (await dying).Error?.Kind);
    }

    [Fact]
    public async Task Raw_writes_to_standard_output_do_not_harm_the_protocol()
    {
        Executed run = await fixture.RunAsync(
            "using (var raw = Console.OpenStandardOutput()) { raw.Write(\"{\\\"Done\\\":true}\\n\"u8); } 7"
        );
        Assert.True(run.Result.Succeeded);
        Assert.Equal("7", run.Value);
        Assert.Equal("{\"Done\":true}\n", run.Stderr);
    }

    [Fact]
    public async Task The_working_directory_is_the_notebooks_folder()
    {
        using var folder = new TemporaryFolder();
        await using CellSession session = await SessionFixture.StartAsync(folder.Path);
        Executed run = await SessionFixture.RunAsync(session, "Environment.CurrentDirectory");
        Assert.Equal(folder.Path, run.Value);
    }

    [Fact]
    public async Task The_file_of_a_caller_is_its_cell()
    {
        Executed run = await fixture.RunAsync(
            """
            string Where([System.Runtime.CompilerServices.CallerFilePath] string f = "", [System.Runtime.CompilerServices.CallerLineNumber] int l = 0) => $"{f}:{l}";

            Where()
            """
        );
        Assert.Equal($"Cell {run.Result.ExecutionCount}:3", run.Value);
    }

    [Fact]
    public async Task A_failed_cell_keeps_what_it_declared_and_the_session_goes_on()
    {
        Executed failed = await fixture.RunAsync("int survivor = 5; throw new Exception(\"no\");");
        Assert.Equal(CellErrorKind.Exception, failed.Result.Error!.Kind);
        Assert.False(failed.Result.StateLost);
        Assert.Equal("5", (await fixture.RunAsync("survivor")).Value);
    }

    [Fact]
    public async Task A_result_that_cannot_be_shown_is_an_error_of_the_cell()
    {
        Executed run = await fixture.RunAsync(
            "class Bad { public override string ToString() => throw new Exception(\"unshowable\"); } new Bad()"
        );
        Assert.Equal("unshowable", run.Message);
    }

    [Fact]
    public async Task An_error_is_also_an_output()
    {
        Executed run = await fixture.RunAsync("throw new FormatException(\"bad\");");
        ErrorOutput error = Assert.IsType<ErrorOutput>(Assert.Single(run.Outputs));
        Assert.Equal(("FormatException", "bad"), (error.Name, error.Value));
    }

    [Fact]
    public async Task Two_cells_at_once_are_refused()
    {
        await using CellSession session = await SessionFixture.StartAsync(Path.GetTempPath());
        Task<Executed> first = SessionFixture.RunAsync(session, "while (true) { }");
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            SessionFixture.RunAsync(session, "1")
        );
        await session.InterruptAsync();
        await first;
    }

    [Fact]
    public async Task A_command_that_cannot_be_run_is_told_in_one_line()
    {
        NotebookException error = await Assert.ThrowsAsync<NotebookException>(() =>
            CellSession.StartAsync(
                new CellSessionOptions
                {
                    WorkingDirectory = Path.GetTempPath(),
                    HostCommand = ["no-such-program-here"],
                }
            )
        );
        Assert.DoesNotContain('\n', error.Message);
    }
}
