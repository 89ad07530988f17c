namespace Charts.Timelines;

/// <summary>Makes lanes coarse enough to draw.</summary>
internal static class Cells
{
    private const int MaxParts = 4;

    /// <summary>The key of the parts that are too small or too many to tell apart.</summary>
    internal const long Rest = -1;

    /// <summary>
    /// Merges neighbours shorter than <paramref name="smallest"/> into cells at least that wide, so that the
    /// number of cells depends on the picture's width and not on the number of segments.
    /// </summary>
    internal static IEnumerable<Cell> Merge(
        IReadOnlyList<Segment> lane,
        Func<Segment, long> key,
        double smallest
    )
    {
        var small = new List<Segment>();
        for (var index = 0; index < lane.Count; index++)
        {
            var segment = lane[index];
            while (index + 1 < lane.Count && Continues(segment, lane[index + 1], key))
            {
                segment = segment with { End = lane[++index].End };
            }

            if (
                small.Count > 0
                && Math.Max(segment.Start, small[^1].End) - small[0].Start >= smallest
            )
            {
                yield return Mix(small, key, smallest);
                small.Clear();
            }

            if (segment.Length >= smallest)
            {
                if (small.Count > 0)
                {
                    yield return Mix(small, key, smallest);
                    small.Clear();
                }

                yield return Single(segment, key);
            }
            else
            {
                small.Add(segment);
            }
        }

        if (small.Count > 0)
        {
            yield return Mix(small, key, smallest);
        }
    }

    private static bool Continues(in Segment a, in Segment b, Func<Segment, long> key) =>
        a.End == b.Start
        && key(a) == key(b)
        && string.Equals(a.Reason, b.Reason, StringComparison.Ordinal);

    private static Cell Single(in Segment segment, Func<Segment, long> key) =>
        new(segment.Start, segment.End, [new(key(segment), 1)], segment, 1);

    private static Cell Mix(List<Segment> small, Func<Segment, long> key, double smallest)
    {
        if (small.Count == 1)
        {
            return Single(small[0], key);
        }

        var sums = new SortedDictionary<long, double>();
        foreach (var segment in small)
        {
            sums[key(segment)] = sums.GetValueOrDefault(key(segment)) + segment.Length;
        }

        double width = small[^1].End - small[0].Start;
        if (width <= 0)
        {
            // No time passed: every key that was there gets an equal share of the tick.
            return new(
                small[0].Start,
                small[0].Start,
                Limit(sums.Keys.Select(k => new KeyValuePair<long, double>(k, 1.0 / sums.Count))),
                null,
                small.Count
            );
        }

        return new(
            small[0].Start,
            small[^1].End,
            Limit(sums.Select(sum => new KeyValuePair<long, double>(sum.Key, sum.Value / width))),
            null,
            small.Count
        );
    }

    private static List<KeyValuePair<long, double>> Limit(
        IEnumerable<KeyValuePair<long, double>> shares
    )
    {
        var all = shares.Where(share => share.Value > 0).ToList();
        var kept = all.OrderByDescending(share => share.Value)
            .Take(MaxParts)
            .Where(s => s.Value >= 0.1)
            .Select(s => s.Key)
            .ToHashSet();
        var parts = all.Where(share => kept.Contains(share.Key)).ToList();
        var rest = all.Where(share => !kept.Contains(share.Key)).Sum(share => share.Value);
        if (rest > parts.Sum(part => part.Value))
        {
            // A speck of colour among very many says nothing: the cell is of many.
            return [new(Rest, all.Sum(share => share.Value))];
        }

        if (rest > 0.01)
        {
            parts.Add(new(Rest, rest));
        }

        return parts;
    }
}
