namespace Course.Learning;

/// <summary>A recorded pass.</summary>
/// <param name="Points">What it was worth.</param>
/// <param name="When">When it was, as ISO 8601.</param>
internal sealed record PassedExercise(int Points, string When);
