namespace Charts.Figures.Scaling;

/// <summary>
/// Amdahl's law for a set of measurements: on n cores a program takes <c>T₁ · (s + (1 − s) / n)</c>, of which the share s
/// runs on one core whatever n is.
/// </summary>
internal sealed record AmdahlFit(double SerialShare, double OneCore, bool IsFitted)
{
    /// <summary>How much faster many cores can make it; infinite if nothing is serial.</summary>
    internal double Limit => SerialShare <= 0 ? double.PositiveInfinity : 1 / SerialShare;

    /// <summary>How many times as fast as on one core it is.</summary>
    internal double Speedup(double cores) => 1 / Relative(SerialShare, cores);

    /// <summary>How long it takes, in the unit of <see cref="OneCore"/>.</summary>
    internal double Time(double cores) => OneCore * Relative(SerialShare, cores);

    /// <summary>
    /// The law that is nearest to the times: the sum of the squares of the differences is least. The law is a line over 1/n,
    /// so this is linear regression, held between a share of 0 and of 1.
    /// </summary>
    /// <param name="points">At least one; with fewer than two counts of cores there is nothing to fit, and the result is null.</param>
    internal static AmdahlFit? To(IReadOnlyList<(int Cores, double Time)> points)
    {
        if (points.Select(point => point.Cores).Distinct().Count() < 2)
        {
            return null;
        }

        var meanX = points.Average(point => 1.0 / point.Cores);
        var meanY = points.Average(point => point.Time);
        var xy = points.Sum(point => ((1.0 / point.Cores) - meanX) * (point.Time - meanY));
        var xx = points.Sum(point => Math.Pow((1.0 / point.Cores) - meanX, 2));
        var parallel = xy / xx;
        var serial = meanY - (parallel * meanX);
        // Where more cores are slower nothing is parallel, as far as this law goes; and a gain of more than n is beyond it.
        return parallel < 0 ? Given(1, points)
            : serial < 0 ? Given(0, points)
            : new(
                parallel + serial <= 0 ? 0 : serial / (parallel + serial),
                parallel + serial,
                true
            );
    }

    /// <summary>The law of a known share, with the time on one core that is nearest to the times.</summary>
    internal static AmdahlFit With(double share, IReadOnlyList<(int Cores, double Time)> points) =>
        Given(share, points) with
        {
            IsFitted = false,
        };

    private static AmdahlFit Given(double share, IReadOnlyList<(int Cores, double Time)> points)
    {
        var time = points.Sum(point => point.Time * Relative(share, point.Cores));
        var squares = points.Sum(point => Math.Pow(Relative(share, point.Cores), 2));
        return new(share, time / squares, true);
    }

    private static double Relative(double share, double cores) => share + ((1 - share) / cores);
}
