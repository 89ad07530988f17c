namespace Exercises;

/// <summary>A check failed while answers are being graded, or it was not given what it needs.</summary>
public sealed class ExerciseException : Exception
{
    /// <summary>Makes the error.</summary>
    /// <param name="message">The verdict, or what to do.</param>
    public ExerciseException(string message)
        : base(message) { }
}
