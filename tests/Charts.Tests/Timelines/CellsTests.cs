using Charts.Timelines;

namespace Charts.Tests.Timelines;

public sealed class CellsTests
{
    [Fact]
    public void Long_segments_stay_as_they_are()
    {
        var cells = Merge([Run(2, 0, 100), Run(3, 100, 200)], 10);

        Assert.Equal([2L, 3], cells.Select(c => c.Whole!.Value.Goroutine));
    }

    [Fact]
    public void Short_neighbours_become_one_cell_with_their_shares()
    {
        var cell = Assert.Single(Merge([Run(2, 0, 3), Run(3, 3, 5), Run(2, 8, 10)], 10));

        Assert.Null(cell.Whole);
        Assert.Equal((0.0, 10.0, 3), (cell.Start, cell.End, cell.Count));
        Assert.Equal([new(2, 0.5), new KeyValuePair<long, double>(3, 0.2)], cell.Parts);
    }

    [Fact]
    public void Segments_that_continue_the_same_goroutine_are_one()
    {
        var cell = Assert.Single(Merge([Run(2, 0, 6), Run(2, 6, 12)], 10));

        Assert.Equal(12, cell.Whole!.Value.Length);
    }

    [Fact]
    public void The_number_of_cells_does_not_grow_with_the_number_of_segments()
    {
        var lane = Enumerable.Range(0, 100_000).Select(i => Run(2 + (i % 5), i, i + 1)).ToList();

        var cells = Merge(lane, 1000);

        Assert.InRange(cells.Count, 50, 101);
        Assert.Equal(100_000, cells.Sum(c => c.Parts.Sum(p => p.Value) * (c.End - c.Start)), 0.001);
        Assert.All(
            cells.Zip(cells.Skip(1)),
            pair => Assert.True(pair.First.End <= pair.Second.Start)
        );
    }

    [Fact]
    public void Very_many_goroutines_in_one_cell_are_not_told_apart()
    {
        var lane = Enumerable.Range(0, 100).Select(i => Run(2 + i, i, i + 1)).ToList();

        var cell = Assert.Single(Merge(lane, 1000));

        Assert.Equal(Cells.Rest, Assert.Single(cell.Parts).Key);
        Assert.Equal(1, cell.Parts[0].Value, 9);
    }

    private static List<Cell> Merge(List<Segment> lane, double smallest) =>
        [.. Cells.Merge(lane, s => s.Goroutine, smallest)];

    private static Segment Run(long goroutine, long start, long end) =>
        new(goroutine, 0, GoroutineState.Running, start, end);
}
