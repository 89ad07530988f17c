namespace Goroutines.Tests;

/// <summary>Printing as Go does, so that a program in C# can be held against its original.</summary>
internal static class GoText
{
    /// <summary><c>fmt.Println</c>.</summary>
    internal static void Print(params object?[] values) =>
        Console.Write(string.Join(' ', values.Select(Text)) + "\n");

    private static string? Text(object? value) =>
        value switch
        {
            null => "<nil>",
            bool b => b ? "true" : "false",
            Exception e => e.Message,
            TimeSpan d => ContextText.Duration(d),
            _ => value.ToString(),
        };
}
