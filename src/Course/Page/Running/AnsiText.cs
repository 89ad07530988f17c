using System.Text.RegularExpressions;

namespace Course.Page;

/// <summary>Colour codes for terminals, which notebooks of other kernels carry in error reports.</summary>
public static partial class AnsiText
{
    /// <summary>The text without its colours.</summary>
    public static string Strip(string text) => Codes().Replace(text, "");

    [GeneratedRegex("\x1b\\[[0-9;]*[A-Za-z]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Codes();
}
