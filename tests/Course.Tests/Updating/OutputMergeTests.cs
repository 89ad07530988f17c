using Course.Updating;
using Notebooks;
using static Course.Tests.Merging;

namespace Course.Tests;

/// <summary>Whose outputs and whose metadata a merged cell has.</summary>
public sealed class OutputMergeTests
{
    [Fact]
    public void A_check_that_has_changed_has_to_be_run_again()
    {
        MergedChapter merged = Merge(
            Chapter(checkPrinted: "Not yet."),
            Chapter(answer: Answer, checkPrinted: "Right."),
            Chapter(check: "a stricter check", checkPrinted: "Not yet.")
        );

        Assert.Equal("a stricter check", Source(merged, "ch-1-check"));
        Assert.Empty(Cell(merged, "ch-1-check").Outputs);
    }

    [Fact]
    public void What_a_check_said_stays_beside_its_answer()
    {
        MergedChapter merged = Merge(
            common: null,
            Chapter(answer: Answer, checkPrinted: "Right."),
            Chapter(text: "New text", checkPrinted: "Not yet.")
        );

        Assert.Equal(
            new StreamOutput("stdout", "Right."),
            Assert.Single(Cell(merged, "ch-1-check").Outputs)
        );
    }

    [Fact]
    public void The_new_version_shows_its_outputs_where_the_learner_has_not_run_the_cell()
    {
        MergedChapter merged = Merge(
            Chapter(printed: "1"),
            Chapter(printed: "1"),
            Chapter(printed: "2")
        );

        Assert.Equal(new StreamOutput("stdout", "2"), Cell(merged, "ch-code").Outputs[0]);
    }

    [Fact]
    public void What_the_learner_has_run_stays_shown()
    {
        MergedChapter merged = Merge(
            Chapter(printed: "1"),
            Chapter(printed: "3"),
            Chapter(text: "New text", printed: "2")
        );

        Assert.Equal(new StreamOutput("stdout", "3"), Cell(merged, "ch-code").Outputs[0]);
    }

    [Fact]
    public void What_an_editor_wrote_down_stays()
    {
        ChapterBuilder mine = Chapter();
        mine.Document.Metadata["kernelspec"]!["name"] = "course-csharp";
        mine.Document.Cells[1].Metadata["collapsed"] = true;

        MergedChapter merged = Merge(Chapter(), mine, Chapter(code: "new code"));

        Assert.True(Cell(merged, "ch-code").Metadata["collapsed"]!.GetValue<bool>());
        Assert.Equal(
            "course-csharp",
            merged.Document.Metadata["kernelspec"]!["name"]!.GetValue<string>()
        );
    }
}
