using Course.Updating;
using static Course.Tests.Merging;

namespace Course.Tests;

/// <summary>What becomes of the course's own cells, which either side may have changed.</summary>
public sealed class CourseCellMergeTests
{
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
        Assert.Contains(
            "ch-text: as the course has it now",
            merged.Notes[1],
            StringComparison.Ordinal
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
}
