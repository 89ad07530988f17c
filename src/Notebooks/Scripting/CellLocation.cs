using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Notebooks.Scripting;

/// <summary>How a place in a cell is told: its name, its line, and the line's text with a caret.</summary>
internal static class CellLocation
{
    public static string FileName(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"Cell {number}");

    public static bool IsCell(string? fileName) =>
        fileName?.StartsWith("Cell ", StringComparison.Ordinal) == true;

    public static IEnumerable<string> Excerpt(SourceText source, LinePosition position)
    {
        if (position.Line >= source.Lines.Count)
        {
            yield break;
        }

        string line = source.Lines[position.Line].ToString();
        int column = Math.Min(position.Character, line.Length);
        // Tabs are kept, so that the caret stands under its character however wide they are.
        string before = new([.. line[..column].Select(c => c == '\t' ? '\t' : ' ')]);
        yield return "    " + line;
        yield return "    " + before + "^";
    }
}
