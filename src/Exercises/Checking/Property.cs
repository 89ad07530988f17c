using Charts;

namespace Exercises.Checking;

/// <summary>A property that an answer should have, and whether it does.</summary>
internal sealed record Property(string Sentence, PropertyState State);

/// <summary>Whether a property holds.</summary>
internal enum PropertyState
{
    /// <summary>It does, as far as was looked.</summary>
    Holds,

    /// <summary>It does not.</summary>
    Broken,

    /// <summary>It was not looked at, because an earlier one does not hold.</summary>
    NotSeen,
}

/// <summary>How a property failed.</summary>
/// <param name="Mistake">What is wrong.</param>
/// <param name="Replay">Runs it again; null where there is no schedule to repeat.</param>
/// <param name="Figure">The run; null where there is none to show.</param>
internal sealed record Failure(Mistake Mistake, string? Replay, Figure? Figure);
