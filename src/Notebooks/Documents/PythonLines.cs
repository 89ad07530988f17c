namespace Notebooks;

/// <summary>Cuts text into lines where Python's <c>splitlines(True)</c> does, as nbformat stores it.</summary>
internal static class PythonLines
{
    public static IEnumerable<string> Split(string text)
    {
        int start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (!IsBreak(text[i]))
            {
                continue;
            }

            if (text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
            {
                i++;
            }

            yield return text[start..(i + 1)];
            start = i + 1;
        }

        if (start < text.Length)
        {
            yield return text[start..];
        }
    }

    private static bool IsBreak(char c) =>
        c
            is '\n'
                or '\r'
                or '\v'
                or '\f'
                or (>= '\x1c' and <= '\x1e')
                or '\x85'
                or '\u2028'
                or '\u2029';
}
