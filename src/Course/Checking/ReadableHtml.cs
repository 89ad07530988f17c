using System.Text;
using System.Text.RegularExpressions;

namespace Course.Checking;

/// <summary>HTML as a reader of a difference wants it: a tag a line, and what is in its pictures instead of base64.</summary>
internal static partial class ReadableHtml
{
    public static string Of(string html) =>
        Picture()
            .Replace(html, match => Decoded(match.Groups["data"].Value))
            .Replace("><", ">\n<", StringComparison.Ordinal);

    private static string Decoded(string data)
    {
        try
        {
            return "\n" + Encoding.UTF8.GetString(Convert.FromBase64String(data)) + "\n";
        }
        catch (FormatException)
        {
            return data;
        }
    }

    [GeneratedRegex(
        "data:image/svg[+]xml;base64,(?<data>[A-Za-z0-9+/=]+)",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Picture();
}
