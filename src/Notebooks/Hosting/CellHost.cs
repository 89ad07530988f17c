namespace Notebooks;

/// <summary>The process that executes cells: the other end of a <see cref="CellSession"/>.</summary>
public static class CellHost
{
    /// <summary>The hidden verb with which a program runs as the host of cells.</summary>
    public const string Verb = "cell-host";

    /// <summary>Serves requests from standard input until it ends.</summary>
    /// <returns>The exit code of the process.</returns>
    public static int Run() => throw new NotSupportedException();
}
