using System.Globalization;
using System.Text;
using Charts.Drawing;
using Charts.Timelines;

namespace Charts.Figures.Cores;

/// <summary>How many processors are busy over time, and below it each one's own share.</summary>
internal static class CoreUtilizationFigure
{
    private const int Bins = 100;
    internal const int MaxRows = 16;
    private const double PlotHeight = 150;

    /// <summary>So many cores' worth of other programs is worth telling.</summary>
    private const double LeastLoad = 0.15;

    private const double Left = 64;
    private const double Right = Card.Width - 68;

    internal static Figure Draw(Timeline timeline, string? title)
    {
        var mean = timeline.MeanUtilization();
        var cores = Units.Count(timeline.MaxProcs, "core");
        var finding =
            timeline.End == 0 ? $"{cores}, nothing ran"
            : timeline.CountsSteps ? $"{cores}, {timeline.Duration()}: shares are of events"
            : $"{cores}, {Units.Percent(mean)} busy on average, {timeline.Duration()}";
        if (timeline.Cpu?.OtherLoad is { } load and >= LeastLoad)
            finding = Units.Text($"{finding}; other programs kept {load:0.0} cores busy");
        finding = Losses.Tell(finding, timeline.Dropped);
        var shares = Enumerable
            .Range(0, timeline.MaxProcs)
            .Select(p => Share(timeline, p))
            .ToArray();
        var description = Describe(timeline, finding, shares);
        var cpu = timeline.Cpu is { } use ? Utilization.Cpu(use, timeline.End, Bins) : null;
        var card = new Card(finding, title, null);
        var axis = new Axis(timeline, Left, Right);
        var busy = Utilization.Busy(timeline, Bins);
        var svg =
            timeline.End == 0
                ? card.Finish(card.Top, [], description)
                : Render(timeline, card, axis, busy, cpu, shares, description);
        return new Figure(
            description,
            svg,
            CoreUtilizationPlot.Write(timeline, axis, busy, cpu, mean, finding, title)
        );
    }

    private static string Render(
        Timeline timeline,
        Card card,
        Axis axis,
        double[] busy,
        double[]? cpu,
        double[] shares,
        string description
    )
    {
        var svg = card.Svg;
        var top = card.Top + 22;
        DrawScale(svg, timeline.MaxProcs, top);
        DrawArea(svg, busy, timeline.MaxProcs, top, PlotHeight);
        if (cpu is not null)
            svg.Path(
                Steps(cpu, timeline.MaxProcs, top, PlotHeight).ToString(),
                null,
                Palette.Cpu,
                1.5
            );
        svg.Text(Left, top - 8, "busy cores", 11, Palette.Quiet);
        var mean = shares.Average();
        var meanY = top + (PlotHeight * (1 - mean));
        svg.Line(Left, meanY, Right, meanY, Palette.Ink, 1, "5 4");
        svg.Text(Right + 6, meanY + 4, Units.Text($"⌀ {mean * timeline.MaxProcs:0.##}"));

        var y = top + PlotHeight + 14;
        for (var p = 0; p < Math.Min(MaxRows, timeline.MaxProcs); p++)
        {
            var lane = Utilization.Sum(timeline.Processors[p], timeline.End, Bins);
            svg.Rect(Left, y, Right - Left, 18, Palette.Track);
            DrawArea(svg, lane, 1, y, 18);
            svg.Text(Left - 8, y + 13, Units.Text($"P{p}"), anchor: "end");
            svg.Text(Right + 6, y + 13, Units.Percent(shares[p]), fill: Palette.Quiet);
            y += 24;
        }

        if (timeline.MaxProcs > MaxRows)
        {
            var more = Units.Text($"… and {timeline.MaxProcs - MaxRows} more cores");
            svg.Text(Left, y + 12, more, fill: Palette.Quiet);
            y += 22;
        }

        axis.Draw(svg, y, y);
        List<LegendEntry> legend =
        [
            LegendEntry.Bar("busy: a goroutine runs on the core", Palette.Busy),
            new("average", (s, x, line) => s.Line(x, line, x + 14, line, Palette.Ink, 1, "5 4")),
        ];
        if (timeline.Cpu is not null)
            legend.Add(
                new(
                    CpuText(timeline),
                    (s, x, line) => s.Line(x, line, x + 14, line, Palette.Cpu, 1.5)
                )
            );
        return card.Finish(y + Axis.Height + 4, legend, description);
    }

    private static double Share(Timeline timeline, int processor) =>
        timeline.End == 0 ? 0 : (double)timeline.Busy(processor) / timeline.End;

    /// <summary>What the operating system's line stands for, and how high it is on average.</summary>
    internal static string CpuText(Timeline timeline)
    {
        var cpu = timeline.Cpu!;
        var whose = cpu.IsOfWorkers ? "the worker threads" : "the process";
        var share = (double)cpu.Total / timeline.End / timeline.MaxProcs;
        return Units.Text(
            $"CPU time of {whose}, says the operating system: {Units.Percent(share)}"
        );
    }

    private static string Describe(Timeline timeline, string finding, double[] shares) =>
        timeline.End == 0 || shares.Length > 8
            ? $"Core utilization over time: {finding}."
            : $"Core utilization over time: {finding} ("
                + string.Join(
                    ", ",
                    shares.Select((share, p) => Units.Text($"P{p} {Units.Percent(share)}"))
                )
                + ").";

    /// <summary>Draws the numbers of cores at the left, at most eight of them.</summary>
    private static void DrawScale(Svg svg, int cores, double top)
    {
        var step = Math.Max(1, (cores + 5) / 6);
        for (var count = 0; count <= cores; count += step)
        {
            var y = top + (PlotHeight * (1 - ((double)count / cores)));
            svg.Line(Left, y, Right, y, Palette.Rule);
            svg.Text(
                Left - 8,
                y + 4,
                count.ToString(CultureInfo.InvariantCulture),
                11,
                Palette.Quiet,
                "end"
            );
        }
    }

    /// <summary>Draws steps over a base line, one per bin; neighbours of one height are one step.</summary>
    private static void DrawArea(Svg svg, double[] values, double most, double top, double height)
    {
        var area = Steps(values, most, top, height);
        area.Append('V').Append(Svg.Number(top + height)).Append('z');
        svg.Path(area.ToString(), Palette.Busy);
    }

    private static StringBuilder Steps(double[] values, double most, double top, double height)
    {
        var bin = (Right - Left) / values.Length;
        var steps = new StringBuilder($"M{Svg.Number(Left)} {Svg.Number(top + height)}");
        var last = "";
        for (var index = 0; index < values.Length; index++)
        {
            var y = Svg.Number(top + (height * (1 - Math.Min(1, values[index] / most))));
            if (!string.Equals(y, last, StringComparison.Ordinal))
            {
                steps.Append('H').Append(Svg.Number(Left + (index * bin))).Append('V').Append(y);
                last = y;
            }
        }

        return steps.Append('H').Append(Svg.Number(Right));
    }
}
