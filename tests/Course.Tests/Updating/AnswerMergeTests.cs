using System.Text.Json.Nodes;
using Course.Updating;
using static Course.Tests.Merging;

namespace Course.Tests;

/// <summary>What becomes of answers when the course gives out a new version.</summary>
public sealed class AnswerMergeTests
{
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
}
