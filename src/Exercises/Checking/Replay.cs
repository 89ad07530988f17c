using System.Globalization;

namespace Exercises.Checking;

/// <summary>Which run of a check is to be repeated: <c>2/5:3</c> is schedule 5:3 of its second property.</summary>
internal sealed record Replay(int Property, string Schedule)
{
    internal bool IsOf(int property) => Property == property;

    internal bool Is(int property, string schedule) =>
        Property == property && string.Equals(Schedule, schedule, StringComparison.Ordinal);

    internal static string Of(int property, string schedule) =>
        string.Create(CultureInfo.InvariantCulture, $"{property}/{schedule}");

    /// <summary>A simulation on so many cores with a seed, as part of such a string.</summary>
    internal static string Seed(int cores, int seed) =>
        string.Create(CultureInfo.InvariantCulture, $"cores={cores},seed={seed}");

    /// <exception cref="FormatException">It is none.</exception>
    internal static Replay Parse(string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        return
            slash > 0
            && int.TryParse(
                text[..slash],
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out int property
            )
            ? new(property, text[(slash + 1)..])
            : throw new FormatException(
                $"'{text}' is no replay string. A verdict shows one, such as \"1/5:3\"."
            );
    }
}
