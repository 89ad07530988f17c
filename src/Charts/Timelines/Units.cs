using System.Globalization;

namespace Charts.Timelines;

/// <summary>Numbers and times as text, the same on every machine.</summary>
internal static class Units
{
    internal static string Text(FormattableString text) => FormattableString.Invariant(text);

    /// <summary>A time with about three digits and the unit that fits: <c>812 ms</c>, <c>1.25 s</c>.</summary>
    internal static string Time(double nanoseconds) =>
        nanoseconds switch
        {
            >= 999.5e6 => Digits(nanoseconds / 1e9) + " s",
            >= 999.5e3 => Digits(nanoseconds / 1e6) + " ms",
            >= 999.5 => Digits(nanoseconds / 1e3) + " µs",
            _ => Digits(nanoseconds) + " ns",
        };

    /// <summary>The length of a run or a part of it, in its timeline's unit.</summary>
    internal static string Span(this Timeline timeline, double length) =>
        timeline.CountsSteps ? Count((long)length, "event") : Time(length);

    /// <summary>The length of the whole run; a simulated one may take no time at all.</summary>
    internal static string Duration(this Timeline timeline) =>
        timeline.Span(timeline.End) + (timeline.CountsSteps ? ", no time passed" : "");

    internal static string Percent(double share) =>
        Math.Round(share * 100).ToString("0", CultureInfo.InvariantCulture) + " %";

    /// <summary>The same, where a little is more than nothing.</summary>
    internal static string Share(double share) =>
        share is > 0 and < 0.005 ? "< 1 %" : Percent(share);

    /// <summary>A count with its noun: <c>1 core</c>, <c>12,000 goroutines</c>.</summary>
    internal static string Count(long count, string noun) =>
        Text($"{count:#,0} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>Where an operation stands: the file's name without folder, and the line.</summary>
    internal static string? Place(string? file, int line)
    {
        if (string.IsNullOrEmpty(file))
        {
            return null;
        }

        var name = file[(file.LastIndexOfAny(['/', '\\']) + 1)..];
        return line > 0 ? Text($"{name}:{line}") : name;
    }

    private static string Digits(double value) =>
        value.ToString(
            value switch
            {
                >= 99.5 => "#,0",
                >= 9.95 => "0.#",
                _ => "0.##",
            },
            CultureInfo.InvariantCulture
        );
}
