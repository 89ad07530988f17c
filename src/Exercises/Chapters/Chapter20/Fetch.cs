namespace Exercises.Chapters;

/// <summary>One fetch of a crawler.</summary>
/// <param name="Label">What is fetched, in short.</param>
/// <param name="Begun">When it began, on the program's clock.</param>
/// <param name="Ended">When it ended; null while it is under way.</param>
/// <param name="HasFailed">Whether it ended with an exception.</param>
internal sealed record Fetch(
    string Label,
    DateTimeOffset Begun,
    DateTimeOffset? Ended = null,
    bool HasFailed = false
);
