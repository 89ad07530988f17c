using System.Globalization;

namespace Exercises.Tests;

/// <summary>
/// How many of the wrong answers the checks reject, and how long checks take; written to a file for whoever runs the tests.
/// </summary>
internal sealed class CheckScore
{
    private int _all;
    private int _rejected;
    private readonly List<(string Exercise, double Seconds)> _checks = [];

    internal void Count(bool isRejected)
    {
        _all++;
        _rejected += isRejected ? 1 : 0;
    }

    /// <summary>Told of every check, of right answers too.</summary>
    internal void Took(string exercise, TimeSpan time) =>
        _checks.Add((exercise, time.TotalSeconds));

    internal async Task WriteAsync()
    {
        if (_all == 0)
            return;
        string folder = Path.Combine(Course.Root, "artifacts");
        Directory.CreateDirectory(folder);
        string score = string.Create(
            CultureInfo.InvariantCulture,
            $"mutation score of the exercises: {_rejected} of {_all} wrong answers rejected ({100.0 * _rejected / _all:0.#} %)\n"
        );
        var slowest = _checks.MaxBy(check => check.Seconds);
        string times = string.Create(
            CultureInfo.InvariantCulture,
            $"{_checks.Count} checks, with their compilation: {_checks.OrderBy(check => check.Seconds).ElementAt(_checks.Count / 2).Seconds:0.0} s in the median, {slowest.Seconds:0.0} s the longest ({slowest.Exercise})\n"
        );
        await File.WriteAllTextAsync(Path.Combine(folder, "check-score.txt"), score + times);
    }
}
