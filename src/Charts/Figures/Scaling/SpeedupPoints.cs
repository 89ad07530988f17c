using System.Runtime.InteropServices;

namespace Charts.Figures.Scaling;

/// <summary>A run, or the mean of several, on some cores.</summary>
/// <param name="Cores">How many.</param>
/// <param name="Time">How long, in nanoseconds.</param>
/// <param name="Speedup">How many times as fast as on one core.</param>
/// <param name="Deviation">By what share it takes longer than Amdahl's law says; 0 without a law.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct SpeedupPoint(
    int Cores,
    double Time,
    double Speedup,
    double Deviation
);

/// <summary>Runs on different numbers of cores, compared with one core.</summary>
internal sealed class SpeedupPoints
{
    private SpeedupPoints(
        IReadOnlyList<SpeedupPoint> shown,
        IReadOnlyList<SpeedupPoint> means,
        int count,
        bool isBaseMeasured
    ) => (Shown, Means, Count, IsBaseMeasured) = (shown, means, count, isBaseMeasured);

    /// <summary>What is drawn: every run, or the means if there are too many.</summary>
    internal IReadOnlyList<SpeedupPoint> Shown { get; }

    /// <summary>The mean of the runs on each number of cores, fewest first.</summary>
    internal IReadOnlyList<SpeedupPoint> Means { get; }

    /// <summary>How many runs there are.</summary>
    internal int Count { get; }

    /// <summary>Whether one core was among them; if not, its time is that of the law.</summary>
    internal bool IsBaseMeasured { get; }

    internal static SpeedupPoints Of(
        IReadOnlyList<(int Cores, double Time)> points,
        AmdahlFit? fit,
        int most
    )
    {
        var means = points
            .GroupBy(point => point.Cores)
            .OrderBy(group => group.Key)
            .Select(group => (Cores: group.Key, Time: group.Average(point => point.Time)))
            .ToList();
        var isMeasured = means.Count > 0 && means[0].Cores == 1;
        var one =
            isMeasured ? means[0].Time
            : fit is not null ? fit.OneCore
            : means.Count > 0 ? means[0].Time
            : 0;
        SpeedupPoint Of((int Cores, double Time) at)
        {
            var law = fit?.Time(at.Cores) ?? 0;
            return new(
                at.Cores,
                at.Time,
                at.Time <= 0 ? 1 : one / at.Time,
                law <= 0 ? 0 : (at.Time - law) / law
            );
        }

        var all = means.Select(Of).ToList();
        return new(
            points.Count > most ? all : [.. points.Select(Of).OrderBy(point => point.Cores)],
            all,
            points.Count,
            isMeasured
        );
    }
}
