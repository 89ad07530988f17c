using System.Text.Json.Nodes;
using System.Threading;
using Notebooks.Tests.Sessions;

namespace Notebooks.Tests.Running;

public sealed class NotebookRunnerTests(SessionFixture fixture) : IClassFixture<SessionFixture>
{
    private const string NoSuchPackage = "#r \"nuget: No.Such, 1.0.0\"";

    [Fact]
    public async Task Outputs_and_counts_are_kept_in_the_document()
    {
        NotebookDocument document = Document(("Console.Write(\"x\"); 5", null));
        NotebookRun run = await NotebookRunner.RunAsync(document, fixture.Session);
        Assert.True(run.Ok);
        NotebookCell cell = document.Cells[0];
        Assert.Equal(run.Cells[0].Result.ExecutionCount, cell.ExecutionCount);
        Assert.Equal(new StreamOutput("stdout", "x"), cell.Outputs[0]);
        Assert.Equal("5", ((DisplayOutput)cell.Outputs[1]).Text("text/plain"));
    }

    [Fact]
    public async Task A_run_stops_at_the_first_cell_that_fails()
    {
        NotebookDocument document = Document(
            ("1", null),
            ("throw new Exception();", null),
            ("3", null)
        );
        document.Cells[2].SetOutputs([new StreamOutput("stdout", "of an older run")]);
        NotebookRun run = await NotebookRunner.RunAsync(document, fixture.Session);
        Assert.False(run.Ok);
        Assert.Equal([true, false], run.Cells.Select(cell => cell.Ok));
        Assert.Empty(document.Cells[2].Outputs);
    }

    [Fact]
    public async Task A_run_can_go_on_after_a_cell_that_failed()
    {
        NotebookDocument document = Document(("throw new Exception();", null), ("3", null));
        NotebookRun run = await NotebookRunner.RunAsync(
            document,
            fixture.Session,
            new NotebookRunOptions { ContinueOnError = true }
        );
        Assert.Equal([false, true], run.Cells.Select(cell => cell.Ok));
    }

    [Fact]
    public async Task A_cell_that_is_tagged_so_may_fail()
    {
        NotebookDocument document = Document(
            ("throw new Exception(\"on purpose\");", "raises-exception"),
            ("3", null)
        );
        NotebookRun run = await NotebookRunner.RunAsync(document, fixture.Session);
        Assert.True(run.Ok);
        Assert.False(run.Cells[0].Result.Succeeded);
        Assert.Equal("on purpose", ((ErrorOutput)document.Cells[0].Outputs[0]).Value);
    }

    [Fact]
    public async Task A_cell_that_is_tagged_so_is_skipped()
    {
        NotebookDocument document = Document(
            ("throw new Exception();", "skip-execution"),
            ("3", null)
        );
        NotebookRun run = await NotebookRunner.RunAsync(document, fixture.Session);
        Assert.Same(document.Cells[1], Assert.Single(run.Cells).Cell);
        Assert.Null(document.Cells[0].ExecutionCount);
    }

    [Fact]
    public async Task Where_an_optional_package_is_not_to_be_had_the_run_ends_without_a_fault()
    {
        NotebookDocument document = Document(
            ("1", null),
            (NoSuchPackage, "optional-package"),
            ("throw new Exception();", null)
        );
        NotebookRun run = await NotebookRunner.RunAsync(document, fixture.Session);
        Assert.True(run.Ok);
        Assert.Equal(2, run.Cells.Count);
        Assert.Contains(
            "package No.Such cannot be restored",
            run.Skipped,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_package_that_is_not_optional_must_be_had()
    {
        NotebookDocument document = Document((NoSuchPackage, null), ("3", null));
        NotebookRun run = await NotebookRunner.RunAsync(document, fixture.Session);
        Assert.False(run.Ok);
        Assert.Null(run.Skipped);
        Assert.Equal(CellErrorKind.MissingPackage, Assert.Single(run.Cells).Result.Error!.Kind);
    }

    [Fact]
    public async Task Another_fault_of_such_a_cell_is_one()
    {
        NotebookDocument document = Document(
            ("throw new Exception();", "optional-package"),
            ("3", null)
        );
        NotebookRun run = await NotebookRunner.RunAsync(document, fixture.Session);
        Assert.False(run.Ok);
        Assert.Null(run.Skipped);
    }

    [Fact]
    public async Task An_interrupted_cell_ends_the_run_whatever_its_tags()
    {
        NotebookDocument document = Document(
            ("Console.Write(1); while (true) { }", "raises-exception"),
            ("3", null)
        );
        using var stop = new CancellationTokenSource();
        NotebookRun run = await NotebookRunner.RunAsync(
            document,
            fixture.Session,
            new NotebookRunOptions { ContinueOnError = true, OnOutput = (_, _) => stop.Cancel() },
            stop.Token
        );
        Assert.False(Assert.Single(run.Cells).Ok);
    }

    private static NotebookDocument Document(params (string Code, string? Tag)[] cells)
    {
        NotebookDocument document = NotebookDocument.Create();
        foreach ((string code, string? tag) in cells)
        {
            NotebookCell cell = document.InsertCell(document.Cells.Count, CellKind.Code, code);
            if (tag is not null)
            {
                cell.Metadata["tags"] = new JsonArray(tag);
            }
        }

        return document;
    }
}
