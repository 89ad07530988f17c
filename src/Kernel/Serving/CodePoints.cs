namespace Kernel.Serving;

/// <summary>Positions: clients count code points, C# counts UTF-16 units.</summary>
internal static class CodePoints
{
    /// <summary>The position in the string of the position that a client named.</summary>
    public static int ToUnits(string text, int codePoints)
    {
        int position = 0;
        for (int i = 0; i < codePoints && position < text.Length; i++)
        {
            position += IsPair(text, position) ? 2 : 1;
        }

        return position;
    }

    /// <summary>What a client calls the position in the string.</summary>
    public static int FromUnits(string text, int position)
    {
        int count = 0;
        for (int i = 0; i < position; i += IsPair(text, i) ? 2 : 1)
        {
            count++;
        }

        return count;
    }

    private static bool IsPair(string text, int position) =>
        position + 1 < text.Length && char.IsSurrogatePair(text[position], text[position + 1]);
}
