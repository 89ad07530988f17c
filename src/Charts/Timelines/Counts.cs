namespace Charts.Timelines;

/// <summary>How many of a number of stretches of time are open, as a lane of segments.</summary>
internal static class Counts
{
    /// <summary>
    /// The segments follow each other; each one's <see cref="Segment.Goroutine"/> is the number of stretches that are
    /// open in it, never 0.
    /// </summary>
    internal static List<Segment> Of(IEnumerable<(long Start, long End)> stretches)
    {
        var steps = new SortedDictionary<long, int>();
        foreach (var (start, end) in stretches)
        {
            if (end > start)
            {
                steps[start] = steps.GetValueOrDefault(start) + 1;
                steps[end] = steps.GetValueOrDefault(end) - 1;
            }
        }

        var lane = new List<Segment>();
        long open = 0;
        long since = 0;
        foreach (var (time, change) in steps)
        {
            if (change == 0)
            {
                continue;
            }

            if (open > 0)
            {
                lane.Add(new Segment(open, -1, GoroutineState.Other, since, time));
            }

            open += change;
            since = time;
        }

        return lane;
    }

    /// <summary>The mean count in a cell.</summary>
    internal static double Mean(Cell cell, IReadOnlyList<Segment> lane)
    {
        if (cell.Whole is { } whole)
        {
            return whole.Goroutine;
        }

        if (cell.End <= cell.Start)
        {
            return 0;
        }

        var sum = 0.0;
        for (var index = First(lane, cell.Start); index < lane.Count; index++)
        {
            var segment = lane[index];
            if (segment.Start >= cell.End)
            {
                break;
            }

            sum += segment.Goroutine * (double)segment.Length;
        }

        return sum / (cell.End - cell.Start);
    }

    private static int First(IReadOnlyList<Segment> lane, double time)
    {
        int low = 0;
        var high = lane.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (lane[middle].End <= time)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
