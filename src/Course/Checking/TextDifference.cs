namespace Course.Checking;

/// <summary>The first line in which two texts differ, short enough to be read.</summary>
internal static class TextDifference
{
    private const int Longest = 120;
    private const int Before = 40;

    /// <summary>Null if the texts are the same; how lines end does not matter.</summary>
    public static (int Line, string? Saved, string? Now)? Find(string saved, string now)
    {
        string[] before = Lines(saved);
        string[] after = Lines(now);
        for (int i = 0; i < Math.Max(before.Length, after.Length); i++)
        {
            string? a = i < before.Length ? before[i] : null;
            string? b = i < after.Length ? after[i] : null;
            if (!string.Equals(a, b, StringComparison.Ordinal))
            {
                int column = a is null || b is null ? 0 : FirstDifferent(a, b);
                return (i + 1, Excerpt(a, column), Excerpt(b, column));
            }
        }

        return null;
    }

    private static string[] Lines(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n');

    private static int FirstDifferent(string a, string b) =>
        a.AsSpan().CommonPrefixLength(b.AsSpan());

    // A picture is one line of many thousand characters.
    private static string? Excerpt(string? line, int column)
    {
        if (line is null || line.Length <= Longest)
        {
            return line;
        }

        int start = Math.Max(0, column - Before);
        int end = Math.Min(line.Length, start + Longest);
        return (start > 0 ? "…" : "") + line[start..end] + (end < line.Length ? "…" : "");
    }
}
