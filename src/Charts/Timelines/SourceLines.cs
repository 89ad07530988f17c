namespace Charts.Timelines;

/// <summary>Lines of source files, where those can be read: not those of a notebook's cells, nor on another machine.</summary>
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
