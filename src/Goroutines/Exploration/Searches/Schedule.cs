using System.Globalization;

namespace Goroutines;

/// <summary>A schedule in short: where it departs from the usual one.</summary>
/// <remarks>
/// Usually the running goroutine goes on as long as it can, then whoever has been ready longest runs, and of several
/// possibilities the first is taken. Decisions with more than one possibility are counted from 1. <c>4:2</c> says that
/// at decision 4 goroutine 2 goes on, <c>7=1</c> that at decision 7 the possibility after the first is taken; <c>-</c>
/// is the usual schedule.
/// </remarks>
internal sealed class Schedule
{
    private const string Usual = "-";

    private readonly SortedDictionary<int, Departure> _departures = [];

    internal Schedule(IEnumerable<Departure> departures)
    {
        foreach (var departure in departures)
            _departures[departure.At] = departure;
    }

    internal IReadOnlyCollection<Departure> Departures => _departures.Values;

    internal Departure? At(int decision) =>
        _departures.TryGetValue(decision, out var departure) ? departure : null;

    /// <exception cref="FormatException">It is none.</exception>
    internal static Schedule Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var departures = new List<Departure>();
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            if (word != Usual)
                departures.Add(ParseOne(word));
        return new Schedule(departures);
    }

    public override string ToString() =>
        _departures.Count == 0 ? Usual : string.Join(' ', _departures.Values);

    private static Departure ParseOne(string word)
    {
        int sign = word.AsSpan().IndexOfAny(':', '=');
        if (
            sign > 0
            && int.TryParse(word.AsSpan(0, sign), CultureInfo.InvariantCulture, out int at)
            && long.TryParse(word.AsSpan(sign + 1), CultureInfo.InvariantCulture, out long choice)
            && at > 0
        )
            return new(at, choice, IsValue: word[sign] == '=');
        throw new FormatException(
            $"'{word}' is no part of a schedule: it must look like 4:2 (at decision 4 goroutine 2 goes on) "
                + "or 7=1 (at decision 7 the possibility after the first is taken)."
        );
    }
}

/// <summary>One decision that is not the usual one.</summary>
/// <param name="At">Which, from 1.</param>
/// <param name="Choice">Number of the goroutine that goes on, or of the possibility, from 0.</param>
/// <param name="IsValue">Whether it is a possibility.</param>
internal readonly record struct Departure(int At, long Choice, bool IsValue)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{At}{(IsValue ? '=' : ':')}{Choice}");
}
