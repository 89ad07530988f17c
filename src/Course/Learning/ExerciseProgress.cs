namespace Course.Learning;

/// <summary>How far a learner is with an exercise.</summary>
/// <param name="Id">The exercise.</param>
/// <param name="Title">The heading above it; its id if there is none.</param>
/// <param name="Points">What it is worth.</param>
/// <param name="IsAnswered">Whether the answer is no longer the stub.</param>
/// <param name="Passed">The recorded pass; null if it was not passed yet.</param>
internal sealed record ExerciseProgress(
    string Id,
    string Title,
    int Points,
    bool IsAnswered,
    PassedExercise? Passed
)
{
    /// <summary>The points of the pass; a newer version may give fewer.</summary>
    public int Done => Math.Min(Passed?.Points ?? 0, Points);

    /// <summary>Whether nothing is left to do.</summary>
    public bool IsDone => Passed is not null && Done >= Points;
}
