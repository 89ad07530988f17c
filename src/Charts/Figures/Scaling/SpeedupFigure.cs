using System.Globalization;
using System.Text;
using Charts.Drawing;
using Charts.Timelines;

namespace Charts.Figures.Scaling;

/// <summary>How many times as fast as on one core a program is on several, beside what Amdahl's law allows.</summary>
internal static class SpeedupFigure
{
    /// <summary>A run that is so much off the law is told of.</summary>
    private const double LeastDeviation = 0.1;

    /// <summary>More points than this hide each other: of those with one number of cores the mean is drawn.</summary>
    private const int MaxPoints = 500;

    /// <summary>The colour of what was run.</summary>
    internal const string Runs = "#2f6fb0";

    private const double PlotHeight = 280;
    private const double Left = 64;
    private const double Right = Card.Width - 120;

    internal static Figure Draw(
        IReadOnlyList<(int Cores, TimeSpan Elapsed)> runs,
        double? serialShare,
        string? title,
        bool isSimulated,
        long dropped = 0
    )
    {
        var points = runs.Select(run => (run.Cores, Time: run.Elapsed.Ticks * 100.0)).ToList();
        var fit =
            points.Count == 0 ? null
            : serialShare is { } share ? AmdahlFit.With(share, points)
            : AmdahlFit.To(points);
        var data = SpeedupPoints.Of(points, fit, MaxPoints);
        var finding = Losses.Tell(Finding(data, fit), dropped);
        var description = $"Speedup over the number of cores: {finding}.{Spoken(data)}";
        var svg = Render(data, fit, finding, title, description, isSimulated);
        return new Figure(
            description,
            svg,
            SpeedupPlot.Write(data, fit, finding, title, isSimulated)
        );
    }

    private static string Finding(SpeedupPoints data, AmdahlFit? fit)
    {
        if (data.Shown.Count == 0)
        {
            return "No runs to compare: nothing ran";
        }

        if (data.Means.All(mean => mean.Time <= 0))
        {
            return $"{Units.Count(data.Count, "run")}, none of which took any time: nothing to speed up";
        }

        var best = data.Means[^1];
        var times = Times(best.Speedup);
        var measured = data.IsBaseMeasured
            ? $"On {Units.Count(best.Cores, "core")} {times} as fast as on 1"
            : $"On {Units.Count(best.Cores, "core")} {times} as fast as 1 core would be by Amdahl’s law";
        if (data.Means.Count == 1)
        {
            return $"{measured}: {Units.Time(best.Time)}; one number of cores tells no serial share";
        }

        var share = fit!.IsFitted
            ? $"Amdahl’s law fits with a serial share of {Share(fit.SerialShare)}"
            : $"beside Amdahl’s law for a serial share of {Share(fit.SerialShare)}";
        var limit = double.IsInfinity(fit.Limit) ? "" : $", so at most {Times(fit.Limit)}";
        var off = data.Means.MaxBy(mean => Math.Abs(mean.Deviation));
        var deviation =
            Math.Abs(off.Deviation) < LeastDeviation
                ? ""
                : $"; {Units.Count(off.Cores, "core")}: {Units.Percent(Math.Abs(off.Deviation))} {(off.Deviation > 0 ? "slower" : "faster")} than that";
        return $"{measured}; {share}{limit}{deviation}";
    }

    internal static string Times(double factor) =>
        factor.ToString(factor < 10 ? "0.##" : "#,0.#", CultureInfo.InvariantCulture) + " times";

    internal static string Share(double share) =>
        (share * 100).ToString(share < 0.1 ? "0.#" : "0", CultureInfo.InvariantCulture) + " %";

    private static string Spoken(SpeedupPoints data) =>
        data.Means.Count is < 2 or > 16
            ? ""
            : " "
                + string.Join(
                    ", ",
                    data.Means.Select(m => $"{Units.Count(m.Cores, "core")} {Units.Time(m.Time)}")
                )
                + ".";

    private static string Render(
        SpeedupPoints data,
        AmdahlFit? fit,
        string finding,
        string? title,
        string description,
        bool isSimulated
    )
    {
        var note =
            data.Shown.Count < data.Count
                ? Units.Text(
                    $"{data.Count:#,0} runs: a point is the mean of those on as many cores."
                )
                : null;
        var card = new Card(finding, title, note);
        var svg = card.Svg;
        if (data.Shown.Count == 0)
        {
            return card.Finish(card.Top, [], description);
        }

        var plot = new SpeedupScale(data, fit, Left, Right, card.Top + 24, PlotHeight);
        plot.DrawRules(svg);
        Curve(svg, plot, cores => cores, Palette.Many, 1.2, "2 3");
        if (fit is not null)
        {
            Curve(svg, plot, fit.Speedup, Palette.Cpu, 1.8, "6 3");
            var end = fit.Speedup(plot.MaxCores);
            if (end <= plot.MaxSpeedup)
            {
                // Where the law is nearly at its limit its name goes below that of the limit.
                var below = fit.Limit <= plot.MaxSpeedup ? plot.Y(fit.Limit) + 10 : 0;
                svg.Text(Right + 8, Math.Max(plot.Y(end) + 4, below), "Amdahl", 11, Palette.Cpu);
            }

            if (fit.Limit <= plot.MaxSpeedup)
            {
                var y = plot.Y(fit.Limit);
                svg.Line(Left, y, Right, y, Palette.Cpu, 1, "1 4");
                svg.Text(Right + 8, y - 4, "limit " + Times(fit.Limit), 11, Palette.Cpu);
            }
        }

        var line = new StringBuilder();
        foreach (var mean in data.Means)
        {
            line.Append(line.Length == 0 ? 'M' : 'L')
                .Append(Svg.Number(plot.X(mean.Cores)))
                .Append(' ')
                .Append(Svg.Number(plot.Y(mean.Speedup)));
        }

        svg.Path(line.ToString(), null, Runs, 1.5);
        foreach (var point in data.Shown)
        {
            svg.Circle(plot.X(point.Cores), plot.Y(point.Speedup), 4.5, Runs, Palette.Card);
        }

        var y2 = card.Top + 24 + PlotHeight + 46;
        return card.Finish(y2, Legend(data, fit, isSimulated), description);
    }

    private static void Curve(
        Svg svg,
        SpeedupScale plot,
        Func<double, double> of,
        string stroke,
        double width,
        string dash
    )
    {
        const int Pieces = 60;
        var path = new StringBuilder();
        for (var piece = 0; piece <= Pieces; piece++)
        {
            var cores = 1 + ((plot.MaxCores - 1.0) * piece / Pieces);
            var speedup = of(cores);
            if (speedup > plot.MaxSpeedup)
            {
                break;
            }

            path.Append(path.Length == 0 ? 'M' : 'L')
                .Append(Svg.Number(plot.X(cores)))
                .Append(' ')
                .Append(Svg.Number(plot.Y(speedup)));
        }

        svg.Path(path.ToString(), null, stroke, width, dash);
    }

    private static List<LegendEntry> Legend(SpeedupPoints data, AmdahlFit? fit, bool isSimulated)
    {
        var legend = new List<LegendEntry>
        {
            new(
                isSimulated ? "simulated" : "measured",
                (svg, x, y) =>
                {
                    svg.Line(x, y, x + 14, y, Runs, 1.5);
                    svg.Circle(x + 7, y, 4, Runs, Palette.Card);
                }
            ),
        };
        if (fit is not null)
        {
            legend.Add(
                new(
                    $"Amdahl’s law, serial share {Share(fit.SerialShare)}"
                        + (fit.IsFitted ? " (fitted, least squares)" : " (given)"),
                    (svg, x, y) => svg.Line(x, y, x + 14, y, Palette.Cpu, 1.8, "6 3")
                )
            );
        }

        legend.Add(
            new(
                "n times on n cores",
                (svg, x, y) => svg.Line(x, y, x + 14, y, Palette.Many, 1.2, "2 3")
            )
        );
        if (!data.IsBaseMeasured)
        {
            legend.Add(new("1 core was not run: its time is the law’s", (_, _, _) => { }));
        }

        return legend;
    }
}
