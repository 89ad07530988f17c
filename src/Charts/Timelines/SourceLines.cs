namespace Charts.Timelines;

/// <summary>
/// Lines of source code, where they can be had: of files on this machine, and of a notebook's cells if their host puts
/// the text of <c>Cell 3</c> into <see cref="AppContext"/> under the name <c>Source of Cell 3</c>.
/// </summary>
internal sealed class SourceLines
{
    private const long MostBytes = 2 << 20;
    private readonly Dictionary<string, string[]> _files = new(StringComparer.Ordinal);

    /// <summary>The text of a line without its indentation; null if it cannot be had.</summary>
    internal string? At(string? file, int line)
    {
        if (string.IsNullOrEmpty(file) || line <= 0)
        {
            return null;
        }

        if (!_files.TryGetValue(file, out var lines))
        {
            _files.Add(file, lines = Read(file));
        }

        return line <= lines.Length ? lines[line - 1].Trim() : null;
    }

    private static string[] Read(string file)
    {
        if (AppContext.GetData("Source of " + file) is string text)
        {
            return text.Split('\n');
        }

        try
        {
            var info = new FileInfo(file);
            return info.Exists && info.Length <= MostBytes ? File.ReadAllLines(file) : [];
        }
        catch (Exception e)
            when (e
                    is IOException
                        or UnauthorizedAccessException
                        or ArgumentException
                        or NotSupportedException
            )
        {
            return [];
        }
    }
}
