namespace Notebooks;

/// <summary>Bad input, told in one line that says what is wrong and what to do.</summary>
public sealed class NotebookException : Exception
{
    /// <summary>Makes the exception with its one-line message.</summary>
    public NotebookException(string message)
        : base(message) { }

    /// <summary>Makes the exception with its one-line message and its cause.</summary>
    public NotebookException(string message, Exception innerException)
        : base(message, innerException) { }
}
