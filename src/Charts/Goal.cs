using Charts.Playing;
using Goroutines;

namespace Charts;

/// <summary>What a player of the scheduler is to bring about: something that should never happen.</summary>
public sealed class Goal
{
    private readonly Func<Situation, bool> _isReached;

    private Goal(string task, string won, Func<Situation, bool> isReached)
    {
        Task = task;
        Won = won;
        _isReached = isReached;
    }

    /// <summary>All goroutines are asleep.</summary>
    public static Goal Deadlock { get; } =
        new(
            "Make all goroutines wait for ever.",
            "Deadlock!",
            at => at.Death is FindingKind.Deadlock
        );

    /// <summary>A goroutine panics, whatever the reason.</summary>
    public static Goal Panic { get; } =
        new("Make the program panic.", "Panic!", at => at.Death is FindingKind.Panic);

    /// <summary>Two accesses of a <see cref="Shared{T}"/>, or its like, race.</summary>
    public static Goal Race { get; } =
        new("Make two accesses race.", "Data race!", at => at.Position.Races.Count > 0);

    /// <summary>What the player is told to do.</summary>
    public string Task { get; }

    /// <summary>What the player is told when it is done.</summary>
    internal string Won { get; }

    /// <summary>A goroutine panics, and the report has a text in it.</summary>
    /// <param name="text">The text, such as the value given to <c>Panic</c>.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static Goal PanicWith(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        return new(
            $"Make the program panic with “{text}”.",
            $"Panic: {text}!",
            at =>
                at.Death is FindingKind.Panic
                && at.Position.End!.Report.Contains(text, StringComparison.Ordinal)
        );
    }

    /// <summary>The program comes to its end, and has written this and nothing else. The value that main returns, if any, comes last.</summary>
    /// <param name="text">All that it writes; line breaks at the end do not count.</param>
    public static Goal Output(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var wanted = text.TrimEnd('\r', '\n');
        var shown = wanted.Length == 0 ? "nothing" : $"“{wanted}”";
        return new(
            $"Make the program end with {shown} as its output.",
            $"It ended with {shown}.",
            at => at.Position.End is { Death: null } end && end.Output.TrimEnd('\r', '\n') == wanted
        );
    }

    /// <summary>A text has been written, whatever comes before and after it.</summary>
    /// <param name="text">The text; it may be put together from several writes.</param>
    /// <exception cref="ArgumentException">The text is empty.</exception>
    public static Goal Prints(string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        var shown = text.TrimEnd('\r', '\n');
        return new(
            $"Make the program print “{shown}”.",
            $"It printed “{shown}”.",
            at => at.Output.Contains(text, StringComparison.Ordinal)
        );
    }

    /// <summary>
    /// Two goroutines are in the critical section at once. The program itself marks it: a goroutine prints one text on
    /// its way in, and another on its way out.
    /// </summary>
    /// <param name="enter">What a goroutine prints when it has come in; a part of a single write.</param>
    /// <param name="leave">What it prints when it is about to leave.</param>
    /// <exception cref="ArgumentException">One of the texts is empty.</exception>
    public static Goal BothBetween(string enter, string leave)
    {
        ArgumentException.ThrowIfNullOrEmpty(enter);
        ArgumentException.ThrowIfNullOrEmpty(leave);
        return new(
            $"Bring two goroutines between “{enter.Trim()}” and “{leave.Trim()}” at the same time.",
            "Two are inside!",
            at => at.CountBetween(enter, leave) > 1
        );
    }

    /// <summary>What the player is told to do.</summary>
    public override string ToString() => Task;

    internal bool IsReached(Situation situation) => _isReached(situation);
}
