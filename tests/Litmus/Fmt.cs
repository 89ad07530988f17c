using System.Collections;
using System.Globalization;

namespace Litmus;

/// <summary>Go's <c>fmt</c>, as far as these programs print.</summary>
internal static class Fmt
{
    internal static void Println(params object?[] values) =>
        Console.WriteLine(string.Join(' ', values.Select(Sprint)));

    internal static string Sprint(object? value) =>
        value switch
        {
            null => "<nil>",
            bool b => b ? "true" : "false",
            string s => s,
            Exception e => e.Message,
            TimeSpan t => Duration(t),
            IEnumerable list => $"[{string.Join(' ', list.Cast<object?>().Select(Sprint))}]",
            IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };

    internal static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    private static string Duration(TimeSpan time)
    {
        string text = time.Hours > 0 ? $"{time.Hours}h" : "";
        if (text.Length > 0 || time.Minutes > 0)
            text += $"{time.Minutes}m";
        return text
            + string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds % 60:0.###}s");
    }
}
