using System.Diagnostics;
using System.Text.Json.Nodes;
using Notebooks;

namespace Course.Tests;

public sealed class RunCommandTests : IDisposable
{
    private readonly RunFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_notebook_is_executed_and_written_as_a_copy_and_as_a_page()
    {
        folder.Notebook("a.ipynb", "# Title", "Console.WriteLine(\"hello\"); 6 * 7");
        string before = folder.Read("a.ipynb");
        RunProcess run = await RunAsync("a.ipynb", "--json", "report.json");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith("ok     a.ipynb  1 cells", run.Output, StringComparison.Ordinal);
        Assert.Equal(["a.html", "a.ipynb"], folder.Files("artifacts"));
        Assert.Equal(before, folder.Read("a.ipynb"));

        NotebookCell cell = NotebookDocument.Load(folder.File("artifacts/a.ipynb")).Cells[1];
        Assert.Equal(1, cell.ExecutionCount);
        Assert.Equal(new StreamOutput("stdout", "hello\n"), cell.Outputs[0]);
        string page = folder.Read("artifacts/a.html");
        Assert.Contains("<title>Title</title>", page, StringComparison.Ordinal);
        Assert.Contains("<pre class=\"value\">42</pre>", page, StringComparison.Ordinal);

        JsonNode report = folder.Json("report.json");
        Assert.True(report["ok"]!.GetValue<bool>());
        JsonNode notebook = Assert.Single(report["notebooks"]!.AsArray())!;
        Assert.Equal("a.ipynb", notebook["path"]!.GetValue<string>());
        JsonNode reported = Assert.Single(notebook["cells"]!.AsArray())!;
        Assert.Equal("cell1", reported["id"]!.GetValue<string>());
        Assert.True(reported["ok"]!.GetValue<bool>());
        Assert.True(reported["seconds"]!.GetValue<double>() > 0);
        Assert.Null(reported["error"]);
    }

    [Fact]
    public async Task A_failed_cell_is_told_and_the_exit_code_is_1()
    {
        folder.Notebook("bad.ipynb", "1", "Task.Delay(1);", "3");
        folder.Notebook("good.ipynb", "1");
        RunProcess run = await RunAsync("*.ipynb", "--jobs", "2", "--json", "report.json");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("failed bad.ipynb", run.Output, StringComparison.Ordinal);
        Assert.Contains("ok     good.ipynb", run.Output, StringComparison.Ordinal);
        Assert.Contains("write `await Task.Delay(1);`", run.Errors, StringComparison.Ordinal);
        Assert.Equal(4, folder.Files("artifacts").Length);
        JsonNode bad = folder.Json("report.json")["notebooks"]![0]!;
        Assert.False(bad["ok"]!.GetValue<bool>());
        Assert.Equal(2, bad["cells"]!.AsArray().Count);
        Assert.StartsWith(
            "ForgottenAwait: Cell 2, line 1",
            bad["cells"]![1]!["error"]!.GetValue<string>(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task In_place_saves_into_the_notebook_if_all_cells_succeed()
    {
        folder.Notebook("nb/good.ipynb", "6 * 7");
        folder.Notebook("nb/bad.ipynb", "1", "throw new Exception();");
        string bad = folder.Read("nb/bad.ipynb");
        RunProcess run = await RunAsync("nb", "--in-place");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(bad, folder.Read("nb/bad.ipynb"));
        var value = (DisplayOutput)
            NotebookDocument.Load(folder.File("nb/good.ipynb")).Cells[0].Outputs[0];
        Assert.Equal("42", value.Text("text/plain"));
    }

    [Fact]
    public async Task A_cell_beyond_the_timeout_fails()
    {
        folder.Notebook("slow.ipynb", "while (true) { }");
        RunProcess run = await RunAsync("slow.ipynb", "--timeout", "8");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("stopped after 8 s", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_notebooks_of_the_course_are_found_by_walking_up()
    {
        File.WriteAllText(folder.File("Course.sln"), "");
        folder.Notebook("notebooks/01-first.ipynb", "Environment.CurrentDirectory");
        Directory.CreateDirectory(folder.File("deep/er"));
        RunProcess run = await RunProcess.RunAsync(folder.File("deep/er"), "run");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(["01-first.html", "01-first.ipynb"], folder.Files("artifacts"));
        Assert.Contains(
            "/notebooks</pre>",
            folder.Read("artifacts/01-first.html"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Notebooks_of_one_name_do_not_overwrite_each_other()
    {
        folder.Notebook("a/same.ipynb", "1");
        folder.Notebook("b/same.ipynb", "2");
        RunProcess run = await RunAsync("*/same.ipynb", "-o", "out");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            ["a-same.html", "a-same.ipynb", "b-same.html", "b-same.ipynb"],
            folder.Files("out")
        );
    }

    [Fact]
    public async Task Bad_notebooks_are_one_line_each_and_the_good_ones_still_run()
    {
        File.WriteAllText(folder.File("text.ipynb"), "text");
        File.WriteAllText(folder.File("old.ipynb"), "{\"nbformat\":3}");
        folder.Notebook("good.ipynb", "1");
        RunProcess run = await RunAsync("text.ipynb", "old.ipynb", "none.ipynb", "good.ipynb");
        Assert.Equal(1, run.ExitCode);
        string[] lines = run.Errors.TrimEnd().Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.StartsWith(
            "course run: text.ipynb: not valid JSON",
            lines[0],
            StringComparison.Ordinal
        );
        Assert.StartsWith("course run: old.ipynb: nbformat 3", lines[1], StringComparison.Ordinal);
        Assert.StartsWith(
            "course run: none.ipynb: no such file",
            lines[2],
            StringComparison.Ordinal
        );
        Assert.Equal(["good.html", "good.ipynb"], folder.Files("artifacts"));
    }

    [Theory]
    [InlineData(1, "run", "z*.ipynb")]
    [InlineData(1, "run", "empty")]
    [InlineData(2, "run", "--timeout", "soon")]
    [InlineData(2, "run", "--timeout", "0")]
    [InlineData(2, "run", "--jobs", "-1")]
    [InlineData(2, "run", "--json")]
    [InlineData(2, "run", "--no-such-option")]
    [InlineData(2, "no-such-verb")]
    public async Task Bad_input_is_one_line_on_stderr(int exitCode, params string[] arguments)
    {
        Directory.CreateDirectory(folder.File("empty"));
        RunProcess run = await RunProcess.RunAsync(folder.Path, arguments);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.StartsWith("course", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_report_that_cannot_be_written_is_one_line()
    {
        folder.Notebook("a.ipynb", "1");
        Directory.CreateDirectory(folder.File("taken"));
        RunProcess run = await RunAsync("a.ipynb", "--json", "taken");
        Assert.Equal(1, run.ExitCode);
        Assert.Single(run.Errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Help_shows_examples()
    {
        RunProcess run = await RunAsync("--help");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Examples:\n  course run\n", run.Output, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task An_interrupted_run_leaves_no_half_written_file()
    {
        Skip.If(OperatingSystem.IsWindows(), "interrupts are sent with kill");
        folder.Notebook(
            "endless.ipynb",
            "System.IO.File.WriteAllText(\"started\", \"\"); while (true) { }"
        );
        using Process process = RunProcess.Start(
            folder.Path,
            "run",
            "endless.ipynb",
            "--in-place",
            "--json",
            "report.json"
        );
        string before = folder.Read("endless.ipynb");
        for (int i = 0; i < 3000 && !File.Exists(folder.File("started")); i++)
        {
            await Task.Delay(100);
        }

        using (Process kill = Process.Start("kill", $"-INT {process.Id}"))
        {
            await kill.WaitForExitAsync();
        }

        RunProcess run = await RunProcess.EndAsync(process);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("course: interrupted\n", run.Errors);
        Assert.Equal(["endless.ipynb", "started"], folder.Files("."));
        Assert.Equal(before, folder.Read("endless.ipynb"));
    }

    private Task<RunProcess> RunAsync(params string[] arguments) =>
        RunProcess.RunAsync(folder.Path, ["run", .. arguments]);
}
