using System.Globalization;

namespace Goroutines;

/// <summary>How contexts print themselves: the chain of their constructors, with what these were given.</summary>
internal static class ContextText
{
    /// <summary>A key: its type says who it belongs to, unless it is a text.</summary>
    internal static string Key(object key) => key as string ?? key.GetType().FullName!;

    /// <summary>A value; one that cannot print itself gives its type.</summary>
    internal static string Value(object? value) =>
        value switch
        {
            null => "<nil>",
            IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };

    /// <summary>A time as Go prints it: <c>2000-01-01 00:00:10 +0000 UTC</c>.</summary>
    internal static string Time(DateTimeOffset time)
    {
        string offset = time.ToString("zzz", CultureInfo.InvariantCulture)
            .Replace(":", "", StringComparison.Ordinal);
        string zone = time.Offset == TimeSpan.Zero ? "UTC" : offset;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{time:yyyy-MM-dd HH:mm:ss.FFFFFFF} {offset} {zone}"
        );
    }

    /// <summary>A duration as Go prints it: <c>1h0m2.5s</c>, <c>20ms</c>.</summary>
    internal static string Duration(TimeSpan duration)
    {
        const decimal Micro = 0.000_001m;
        const decimal Milli = 0.001m;
        decimal all = Math.Abs((decimal)duration.Ticks) / TimeSpan.TicksPerSecond;
        decimal hours = Math.Floor(all / 3600);
        decimal minutes = Math.Floor(all / 60) - 60 * hours;
        decimal seconds = all % 60;
        FormattableString text = all switch
        {
            0 => $"0s",
            < Micro => $"{all / Micro * 1000:0}ns",
            < Milli => $"{all / Micro:0.###}µs",
            < 1 => $"{all / Milli:0.######}ms",
            < 60 => $"{seconds:0.#######}s",
            < 3600 => $"{minutes:0}m{seconds:0.#######}s",
            _ => $"{hours:0}h{minutes:0}m{seconds:0.#######}s",
        };
        return (duration < TimeSpan.Zero ? "-" : "") + text.ToString(CultureInfo.InvariantCulture);
    }
}
