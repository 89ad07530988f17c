using System.Globalization;

namespace Exercises.Tests;

/// <summary>How many of the wrong answers the checks reject; written to a file for whoever runs the tests.</summary>
internal sealed class MutationScore
{
    private int _all;
    private int _rejected;

    internal void Count(bool isRejected)
    {
        _all++;
        _rejected += isRejected ? 1 : 0;
    }

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
        await File.WriteAllTextAsync(Path.Combine(folder, "mutation-score.txt"), score);
    }
}
