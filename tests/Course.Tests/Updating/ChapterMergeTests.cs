using System.Text;
using System.Text.Json.Nodes;
using Course.Updating;
using Notebooks;

namespace Course.Tests;

/// <summary>A chapter as it was given out, what the learner made of it, and the course's new version.</summary>
public sealed class ChapterMergeTests
{
    private const string Stub = "int F() => 0;";
    private const string Answer = "int F() => 42;";

    [Fact]
    public void An_answer_is_kept_where_the_chapter_has_changed_around_it()
    {
        MergedChapter merged = Merge(
            Chapter(),
            Chapter(answer: Answer),
            Chapter(text: "New text", code: "new code")
        );

        Assert.Equal(Answer, Source(merged, "ch-1"));
        Assert.Equal("New text", Source(merged, "ch-text"));
        Assert.Equal("new code", Source(merged, "ch-code"));
        Assert.Empty(merged.Notes);
    }

    [Fact]
    public void An_answer_is_kept_though_its_stub_has_changed_and_the_learner_is_told()
    {
        MergedChapter merged = Merge(
            Chapter(),
            Chapter(answer: Answer),
            Chapter(stub: "int F() => -1;")
        );

        Assert.Equal(Answer, Source(merged, "ch-1"));
        JsonNode course = Cell(merged, "ch-1").Metadata["course"]!;
        Assert.Equal("int F() => -1;", course["stub"]!.GetValue<string>());
        Assert.StartsWith(
            "06-1: your answer is kept, though its stub has changed",
            Assert.Single(merged.Notes),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void An_exercise_that_nobody_answered_gets_the_new_stub()
    {
        MergedChapter merged = Merge(Chapter(), Chapter(), Chapter(stub: "int F() => -1;"));

        Assert.Equal("int F() => -1;", Source(merged, "ch-1"));
        Assert.Empty(merged.Notes);
    }

    [Fact]
    public void An_answer_follows_its_exercise_into_a_cell_of_another_id()
    {
        MergedChapter merged = Merge(
            Chapter(),
            Chapter(answer: Answer),
            new ChapterBuilder()
                .Answer("ch-1", "06-2", "int G() => 0;")
                .Answer("ch-moved", "06-1", Stub)
        );

        Assert.Equal("int G() => 0;", Source(merged, "ch-1"));
        Assert.Equal(Answer, Source(merged, "ch-moved"));
    }

    [Fact]
    public void An_answer_from_before_exercises_had_metadata_is_kept()
    {
        MergedChapter merged = Merge(
            common: null,
            new ChapterBuilder().Text("ch-text", "Text").Code("ch-1", Answer),
            Chapter()
        );

        Assert.Equal(Answer, Source(merged, "ch-1"));
        Assert.Equal(
            "06-1",
            Cell(merged, "ch-1").Metadata["course"]!["exercise"]!.GetValue<string>()
        );
    }

    [Fact]
    public void A_prediction_is_kept()
    {
        MergedChapter merged = Merge(
            new ChapterBuilder().Predict("ch-p", "06-p1", "What?"),
            new ChapterBuilder().Predict("ch-p", "06-p1", "What?", "That."),
            new ChapterBuilder().Predict("ch-p", "06-p1", "What, and why?")
        );

        Assert.Equal("That.", Source(merged, "ch-p"));
    }

    [Fact]
    public void The_answer_to_an_exercise_that_is_no_more_is_kept_at_the_end_under_a_heading()
    {
        MergedChapter merged = Merge(
            Chapter(),
            Chapter(answer: Answer),
            new ChapterBuilder().Text("ch-text", "Text").Text("ch-end", "The end")
        );

        Assert.Equal(
            ["ch-text", "ch-end", "kept-answers", "kept-ch-1-note", "kept-ch-1"],
            Ids(merged)
        );
        Assert.StartsWith("## Answers", Source(merged, "kept-answers"), StringComparison.Ordinal);
        Assert.Contains("06-1", Source(merged, "kept-ch-1-note"), StringComparison.Ordinal);
        Assert.Equal(Answer, Source(merged, "kept-ch-1"));
        Assert.Null(Cell(merged, "kept-ch-1").Metadata["course"]);
        Assert.Equal(["skip-execution"], Cell(merged, "kept-ch-1").Tags);
    }

    [Fact]
    public void A_second_answer_that_is_no_more_comes_below_the_first()
    {
        ChapterBuilder theirs = new ChapterBuilder().Text("ch-text", "Text");
        ChapterBuilder mine = new ChapterBuilder()
            .Text("ch-text", "Text")
            .Answer("ch-2", "06-2", Stub, "int G() => 1;")
            .Text("kept-answers", "## Answers")
            .Code("kept-ch-1", Answer);

        MergedChapter merged = Merge(
            new ChapterBuilder().Text("ch-text", "Text").Answer("ch-2", "06-2", Stub),
            mine,
            theirs
        );

        Assert.Equal(
            ["ch-text", "kept-answers", "kept-ch-1", "kept-ch-2-note", "kept-ch-2"],
            Ids(merged)
        );
    }

    [Fact]
    public void The_stub_of_an_exercise_that_is_no_more_goes()
    {
        MergedChapter merged = Merge(
            Chapter(),
            Chapter(),
            new ChapterBuilder().Text("ch-text", "Text")
        );

        Assert.Equal(["ch-text"], Ids(merged));
    }

    [Fact]
    public void Cells_that_the_learner_added_stay_after_the_same_neighbour()
    {
        ChapterBuilder mine = new ChapterBuilder()
            .Text("first", "mine, at the top")
            .Text("ch-text", "Text")
            .Text("a1b2", "mine")
            .Code("c3d4", "mine too")
            .Code("ch-code", "code")
            .Code("e5f6", "mine, at the end");
        ChapterBuilder theirs = new ChapterBuilder()
            .Text("ch-title", "A new title")
            .Text("ch-text", "New text")
            .Text("ch-more", "More text")
            .Code("ch-code", "code")
            .Text("ch-end", "The end");

        MergedChapter merged = Merge(
            new ChapterBuilder().Text("ch-text", "Text").Code("ch-code", "code"),
            mine,
            theirs
        );

        Assert.Equal(
            [
                "first",
                "ch-title",
                "ch-text",
                "a1b2",
                "c3d4",
                "ch-more",
                "ch-code",
                "e5f6",
                "ch-end",
            ],
            Ids(merged)
        );
        Assert.Equal("mine too", Source(merged, "c3d4"));
    }

    [Fact]
    public void A_cell_that_was_added_stays_though_its_neighbour_goes()
    {
        MergedChapter merged = Merge(
            new ChapterBuilder().Text("ch-a", "A").Text("ch-b", "B").Text("ch-c", "C"),
            new ChapterBuilder()
                .Text("ch-a", "A")
                .Text("ch-b", "B")
                .Text("mine1", "mine")
                .Text("ch-c", "C"),
            new ChapterBuilder().Text("ch-a", "A").Text("ch-c", "C")
        );

        Assert.Equal(["ch-a", "mine1", "ch-c"], Ids(merged));
    }

    [Fact]
    public void A_duplicated_answer_is_a_cell_of_the_learners_own()
    {
        MergedChapter merged = Merge(
            Chapter(),
            new ChapterBuilder()
                .Text("ch-text", "Text")
                .Code("ch-code", "code")
                .Answer("ch-1", "06-1", Stub, Answer)
                .Answer("a1b2", "06-1", Stub, "int F() => 43;")
                .Check("ch-1-check", "06-1", 2),
            Chapter(text: "New text")
        );

        Assert.Equal(["ch-text", "ch-code", "ch-1", "a1b2", "ch-1-check"], Ids(merged));
        Assert.Equal(Answer, Source(merged, "ch-1"));
        Assert.Equal("int F() => 43;", Source(merged, "a1b2"));
        Assert.Null(Cell(merged, "a1b2").Metadata["course"]);
    }

    [Fact]
    public void A_cell_changed_by_the_learner_and_by_the_course_is_kept_below_the_new_one_with_a_note()
    {
        MergedChapter merged = Merge(
            Chapter(),
            Chapter(code: "my code"),
            Chapter(code: "new code")
        );

        Assert.Equal(
            ["ch-text", "ch-code", "mine-ch-code-note", "mine-ch-code", "ch-1", "ch-1-check"],
            Ids(merged)
        );
        Assert.Equal("new code", Source(merged, "ch-code"));
        Assert.Equal("my code", Source(merged, "mine-ch-code"));
        Assert.Contains("is yours", Source(merged, "mine-ch-code-note"), StringComparison.Ordinal);
        Assert.StartsWith(
            "ch-code: changed by you and by the course",
            Assert.Single(merged.Notes),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_text_changed_by_the_learner_and_by_the_course_is_kept_too()
    {
        MergedChapter merged = Merge(
            Chapter(),
            Chapter(text: "Text, with a note of mine"),
            Chapter(text: "New text")
        );

        Assert.Equal("New text", Source(merged, "ch-text"));
        Assert.Equal("Text, with a note of mine", Source(merged, "mine-ch-text"));
    }

    [Fact]
    public void A_cell_changed_by_the_learner_alone_stays_as_it_is()
    {
        MergedChapter merged = Merge(
            Chapter(),
            Chapter(code: "my code"),
            Chapter(text: "New text")
        );

        Assert.Equal(["ch-text", "ch-code", "ch-1", "ch-1-check"], Ids(merged));
        Assert.Equal("my code", Source(merged, "ch-code"));
    }

    [Fact]
    public void A_cell_that_both_changed_in_the_same_way_is_no_conflict()
    {
        MergedChapter merged = Merge(
            Chapter(),
            Chapter(code: "new code\n"),
            Chapter(code: "new code")
        );

        Assert.Equal(["ch-text", "ch-code", "ch-1", "ch-1-check"], Ids(merged));
        Assert.Empty(merged.Notes);
    }

    [Fact]
    public void A_cell_changed_by_the_learner_that_the_course_no_longer_has_is_kept()
    {
        MergedChapter merged = Merge(
            Chapter(),
            Chapter(code: "my code"),
            new ChapterBuilder().Text("ch-text", "Text").Answer("ch-1", "06-1", Stub)
        );

        Assert.Equal(["ch-text", "mine-ch-code-note", "mine-ch-code", "ch-1"], Ids(merged));
    }

    [Fact]
    public void A_cell_that_the_course_no_longer_has_goes()
    {
        MergedChapter merged = Merge(
            Chapter(),
            Chapter(),
            new ChapterBuilder().Text("ch-text", "Text").Answer("ch-1", "06-1", Stub)
        );

        Assert.Equal(["ch-text", "ch-1"], Ids(merged));
    }

    [Fact]
    public void Without_a_base_code_that_differs_is_kept_and_text_is_replaced_and_told()
    {
        MergedChapter merged = Merge(
            common: null,
            Chapter(text: "Old text or mine", code: "old code or mine"),
            Chapter()
        );

        Assert.Equal("Text", Source(merged, "ch-text"));
        Assert.Equal("code", Source(merged, "ch-code"));
        Assert.Equal("old code or mine", Source(merged, "mine-ch-code"));
        Assert.Contains(
            "or an older one",
            Source(merged, "mine-ch-code-note"),
            StringComparison.Ordinal
        );
        Assert.Equal(2, merged.Notes.Count);
        Assert.Contains("ch-text: new", merged.Notes[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_base_the_prefix_tells_whose_a_cell_is()
    {
        MergedChapter merged = Merge(
            common: null,
            Chapter().Text("ch-old", "of an older version").Text("a1b2", "mine"),
            Chapter()
        );

        Assert.Equal(["ch-text", "ch-code", "ch-1", "ch-1-check", "a1b2"], Ids(merged));
    }

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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Merging_a_second_time_changes_nothing(bool hasBase)
    {
        ChapterBuilder mine = Chapter(text: "my text", code: "my code", answer: Answer)
            .Answer("ch-2", "06-2", Stub, "int G() => 1;")
            .Text("a1b2", "mine")
            .Answer("c3d4", "06-1", Stub, "int F() => 43;");
        ChapterBuilder theirs = Chapter(text: "New", code: "new code", stub: "int F() => -1;")
            .Text("ch-end", "The end");

        MergedChapter once = Merge(hasBase ? Chapter() : null, mine, theirs);
        MergedChapter twice = ChapterMerge.Of(
            Copy(once.Document),
            Copy(theirs.Document),
            Copy(theirs.Document)
        );

        Assert.NotEmpty(once.Notes);
        Assert.Empty(twice.Notes);
        Assert.Equal(once.Document.ToText(), twice.Document.ToText());
    }

    private static ChapterBuilder Chapter(
        string text = "Text",
        string code = "code",
        string? printed = null,
        string stub = Stub,
        string? answer = null,
        string? check = null,
        string? checkPrinted = null
    ) =>
        new ChapterBuilder()
            .Text("ch-text", text)
            .Code("ch-code", code, printed)
            .Answer("ch-1", "06-1", stub, answer)
            .Check("ch-1-check", "06-1", 2, checkPrinted, check);

    private static MergedChapter Merge(
        ChapterBuilder? common,
        ChapterBuilder mine,
        ChapterBuilder theirs
    ) =>
        ChapterMerge.Of(
            Copy(mine.Document),
            common is null ? null : Copy(common.Document),
            Copy(theirs.Document)
        );

    private static NotebookDocument Copy(NotebookDocument document) =>
        NotebookDocument.Parse(Encoding.UTF8.GetBytes(document.ToText()), "06-channels.ipynb");

    private static IEnumerable<string> Ids(MergedChapter merged) =>
        merged.Document.Cells.Select(cell => cell.Id);

    private static NotebookCell Cell(MergedChapter merged, string id) =>
        merged.Document.Cells.Single(cell => cell.Id == id);

    private static string Source(MergedChapter merged, string id) => Cell(merged, id).Source;
}
