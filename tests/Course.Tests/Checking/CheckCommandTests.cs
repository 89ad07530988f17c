using System.Text.Json.Nodes;
using Notebooks;

namespace Course.Tests;

public sealed class CheckCommandTests : IDisposable
{
    private readonly RunFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_notebook_whose_outputs_are_still_true_passes_and_stays_as_it_is()
    {
        Saved("a.ipynb", ("Console.WriteLine(1); 2", "stable"));
        string before = folder.Read("a.ipynb");

        RunProcess check = await CheckAsync("a.ipynb", "--accept", "--json", "report.json");

        Assert.Equal((0, ""), (check.ExitCode, check.Errors));
        Assert.StartsWith("true    a.ipynb  1 cells", check.Output, StringComparison.Ordinal);
        Assert.Equal(before, folder.Read("a.ipynb"));
        Assert.True(folder.Json("report.json")["ok"]!.GetValue<bool>());
    }

    [Fact]
    public async Task A_changed_output_is_reported_with_its_cell()
    {
        Saved("a.ipynb", ("Console.WriteLine(1)", "stable"), ("2", "stable"));
        Change("a.ipynb", "cell0", "Console.WriteLine(3)");
        string before = folder.Read("a.ipynb");

        RunProcess check = await CheckAsync("a.ipynb", "--json", "report.json");

        Assert.Equal(1, check.ExitCode);
        Assert.StartsWith("differs a.ipynb", check.Output, StringComparison.Ordinal);
        Assert.Equal("a.ipynb, cell cell0: stdout, line 1\n  saved  1\n  now    3\n", check.Errors);
        Assert.Equal(before, folder.Read("a.ipynb"));
        JsonNode notebook = folder.Json("report.json")["notebooks"]![0]!;
        JsonNode difference = Assert.Single(notebook["differences"]!.AsArray())!;
        Assert.Equal("cell0", difference["cell"]!.GetValue<string>());
        Assert.Equal(1, difference["line"]!.GetValue<int>());
        Assert.Equal("1", difference["saved"]!.GetValue<string>());
        Assert.Equal("3", difference["now"]!.GetValue<string>());
    }

    [Fact]
    public async Task Accepting_saves_the_new_outputs_and_names_the_cells()
    {
        Saved("a.ipynb", ("Console.WriteLine(1)", "stable"), ("2", "stable"));
        Change("a.ipynb", "cell0", "Console.WriteLine(3)");

        RunProcess check = await CheckAsync("a.ipynb", "--accept");

        Assert.Equal((0, ""), (check.ExitCode, check.Errors));
        Assert.Contains("saved   a.ipynb", check.Output, StringComparison.Ordinal);
        Assert.Contains("new outputs of cell0\n", check.Output, StringComparison.Ordinal);
        Assert.Equal(
            new StreamOutput("stdout", "3\n"),
            NotebookDocument.Load(folder.File("a.ipynb")).Cells[0].Outputs[0]
        );
    }

    [Fact]
    public async Task Of_a_notebook_with_a_failed_cell_nothing_is_accepted()
    {
        Saved("a.ipynb", ("Console.WriteLine(1)", "stable"), ("2", "stable"));
        Change("a.ipynb", "cell0", "Console.WriteLine(3)");
        Change("a.ipynb", "cell1", "throw new Exception(\"boom\");");
        string before = folder.Read("a.ipynb");

        RunProcess check = await CheckAsync("a.ipynb", "--accept");

        Assert.Equal(1, check.ExitCode);
        Assert.StartsWith("failed  a.ipynb", check.Output, StringComparison.Ordinal);
        Assert.Contains("cell cell0: stdout, line 1", check.Errors, StringComparison.Ordinal);
        Assert.Contains("cell cell1 fails", check.Errors, StringComparison.Ordinal);
        Assert.Contains("boom", check.Errors, StringComparison.Ordinal);
        Assert.Equal(before, folder.Read("a.ipynb"));
    }

    [Fact]
    public async Task What_no_longer_matches_its_pattern_is_not_mended_by_accepting()
    {
        Saved("a.ipynb", ("Console.WriteLine(1)", ""));
        var document = NotebookDocument.Load(folder.File("a.ipynb"));
        document.Cells[0].Metadata["output"] = new JsonObject { ["pattern"] = "two" };
        document.Save();

        RunProcess check = await CheckAsync("a.ipynb", "--accept");

        Assert.Equal(1, check.ExitCode);
        Assert.Contains("must match two", check.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_that_leads_nowhere_is_reported_unless_links_are_not_asked_for()
    {
        folder.Notebook("a.ipynb", "# Title\n\n[next](b.ipynb)");

        RunProcess check = await CheckAsync("a.ipynb");
        RunProcess without = await CheckAsync("a.ipynb", "--links", "false");

        Assert.Equal(1, check.ExitCode);
        Assert.Equal("a.ipynb, cell cell0: b.ipynb: no such file\n", check.Errors);
        Assert.Equal((0, ""), (without.ExitCode, without.Errors));
    }

    [Theory]
    [InlineData(1, "none.ipynb")]
    [InlineData(1, "z*.ipynb")]
    [InlineData(2, "--jobs", "0")]
    [InlineData(2, "--no-such-option")]
    public async Task Bad_input_is_one_line_on_stderr(int exitCode, params string[] arguments)
    {
        RunProcess check = await CheckAsync(arguments);
        Assert.Equal((exitCode, ""), (check.ExitCode, check.Output));
        Assert.StartsWith("course", check.Errors, StringComparison.Ordinal);
        Assert.Single(check.Errors.TrimEnd().Split('\n'));
    }

    private Task<RunProcess> CheckAsync(params string[] arguments) =>
        RunProcess.RunAsync(folder.Path, ["check", .. arguments]);

    /// <summary>A notebook whose cells print or show one number each, as if it had been executed.</summary>
    private void Saved(string name, params (string Source, string Tag)[] cells)
    {
        folder.Notebook(name, [.. cells.Select(c => c.Source)]);
        NotebookDocument document = NotebookDocument.Load(folder.File(name));
        foreach ((NotebookCell cell, (string source, string tag)) in document.Cells.Zip(cells))
        {
            cell.Metadata["tags"] = new JsonArray(tag);
            var outputs = new List<CellOutput>();
            if (source.Contains("(1)", StringComparison.Ordinal))
                outputs.Add(new StreamOutput("stdout", "1\n"));
            if (source.EndsWith('2'))
                outputs.Add(
                    new DisplayOutput(
                        new Dictionary<string, JsonNode?> { ["text/plain"] = "2" },
                        ExecutionCount: 5
                    )
                );
            cell.SetOutputs(outputs);
        }

        document.Save();
    }

    private void Change(string name, string cell, string source)
    {
        NotebookDocument document = NotebookDocument.Load(folder.File(name));
        document.Cells.Single(c => c.Id == cell).Source = source;
        document.Save();
    }
}
