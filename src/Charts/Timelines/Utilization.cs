using Goroutines;

namespace Charts.Timelines;

/// <summary>How many processors were busy in each of a number of equal stretches of the run.</summary>
internal static class Utilization
{
    /// <summary>The mean number of busy processors per stretch; each value is from 0 to the processors given.</summary>
    internal static double[] Busy(Timeline timeline, int bins) =>
        Sum(timeline.Processors.SelectMany(lane => lane), timeline.End, bins);

    /// <summary>How many cores' worth of CPU time was used in each stretch.</summary>
    internal static double[] Cpu(CpuUse cpu, long end, int bins)
    {
        var width = (double)end / bins;
        return
        [
            .. Enumerable
                .Range(0, bins)
                .Select(bin => (cpu.UsedAt((bin + 1) * width) - cpu.UsedAt(bin * width)) / width),
        ];
    }

    /// <summary>How many of the segments are open in each stretch, on average.</summary>
    internal static double[] Sum(IEnumerable<Segment> segments, long end, int bins)
    {
        var open = new double[bins];
        if (end <= 0)
        {
            return open;
        }

        var width = (double)end / bins;
        foreach (var segment in segments)
        {
            var first = Math.Min(bins - 1, (int)(segment.Start / width));
            var last = Math.Min(bins - 1, (int)(segment.End / width));
            for (var bin = first; bin <= last; bin++)
            {
                var from = Math.Max(segment.Start, bin * width);
                var to = Math.Min(segment.End, (bin + 1) * width);
                open[bin] += Math.Max(0, to - from) / width;
            }
        }

        return open;
    }
}
