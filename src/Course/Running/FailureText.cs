using Notebooks;

namespace Course.Running;

/// <summary>Tells on the console's error stream what went wrong with a notebook.</summary>
internal static class FailureText
{
    /// <summary>It could not be executed at all.</summary>
    public static void NotRun(string command, string path, string? error)
    {
        error ??= "not run";
        bool named = error.StartsWith(path, StringComparison.Ordinal);
        Console.Error.WriteLine($"course {command}: " + (named ? error : $"{path}: {error}"));
    }

    /// <summary>Cells failed.</summary>
    /// <param name="run">The notebook's run.</param>
    /// <param name="path">The notebook.</param>
    /// <param name="consequence">What follows from that, to be said after the cell's id.</param>
    public static void Cells(NotebookRun run, string path, string consequence = "")
    {
        foreach (CellRun cell in run.Cells.Where(cell => !cell.Ok))
        {
            Console.Error.WriteLine($"{path}, cell {cell.Cell.Id}{consequence}:");
            foreach (string line in cell.Result.Error!.Traceback)
            {
                Console.Error.WriteLine("  " + line);
            }
        }
    }
}
