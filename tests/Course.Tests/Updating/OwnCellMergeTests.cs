using Course.Updating;
using static Course.Tests.Merging;

namespace Course.Tests;

/// <summary>Where the cells stay that a learner added.</summary>
public sealed class OwnCellMergeTests
{
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
    public void Without_a_base_the_prefix_tells_whose_a_cell_is()
    {
        MergedChapter merged = Merge(
            common: null,
            Chapter().Text("ch-old", "of an older version").Text("a1b2", "mine"),
            Chapter()
        );

        Assert.Equal(["ch-text", "ch-code", "ch-1", "ch-1-check", "a1b2"], Ids(merged));
        Assert.StartsWith("ch-old: as the", Assert.Single(merged.Notes), StringComparison.Ordinal);
    }
}
