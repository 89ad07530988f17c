using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Notebooks.Scripting;

/// <summary>Tells an exception with the frames of cells alone.</summary>
internal static partial class ExceptionReport
{
    private const int MaxFrames = 20;

    public static CellError Of(Exception exception)
    {
        var traceback = new List<string>();
        Append(traceback, exception, "", depth: 0);
        StackFrame? first = Frames(exception).FirstOrDefault();
        return new CellError(
            CellErrorKind.Exception,
            Name(exception),
            exception.Message,
            traceback,
            first?.GetFileLineNumber(),
            first?.GetFileColumnNumber()
        );
    }

    private static void Append(List<string> lines, Exception exception, string prefix, int depth)
    {
        const int deepest = 10;
        string[] message = $"{prefix}{Name(exception)}: {exception.Message}".Split('\n');
        lines.AddRange(message.Select(line => line.TrimEnd('\r')));
        int count = 0;
        foreach (StackFrame frame in Frames(exception))
        {
            if (++count > MaxFrames)
            {
                lines.Add("   at …");
                break;
            }

            lines.Add("   at " + Describe(frame));
        }

        IEnumerable<Exception> causes =
            exception is AggregateException all ? all.InnerExceptions
            : exception.InnerException is Exception one ? [one]
            : [];
        foreach (Exception cause in causes.Take(depth < deepest ? deepest : 0))
        {
            Append(lines, cause, "because of ", depth + 1);
        }
    }

    private static IEnumerable<StackFrame> Frames(Exception exception) =>
        new StackTrace(exception, fNeedFileInfo: true)
            .GetFrames()
            .Where(frame => CellLocation.IsCell(frame.GetFileName()));

    private static string Describe(StackFrame frame)
    {
        string place = $"{frame.GetFileName()}, line {frame.GetFileLineNumber()}";
        return FunctionName(frame) is string function ? $"{place}, in {function}" : place;
    }

    /// <summary>The name that the cell gave the function; null for the cell's own top level.</summary>
    private static string? FunctionName(StackFrame frame)
    {
        DiagnosticMethodInfo? method = DiagnosticMethodInfo.Create(frame);
        if (method is null)
        {
            return null;
        }

        // An async function's code is in MoveNext of a type that is named after the function.
        string name = method.Name is "MoveNext"
            ? (method.DeclaringTypeName ?? "").Split('+', '.')[^1]
            : method.Name;
        if (LocalFunction().Match(name) is { Success: true } local)
        {
            return local.Groups["name"].Value;
        }

        if (name.Contains("b__", StringComparison.Ordinal))
        {
            return "a lambda";
        }

        string plain = AsyncFunction().Match(name) is { Success: true } async
            ? async.Groups["name"].Value
            : name;
        return plain.Contains("Initialize>", StringComparison.Ordinal) ? null : plain;
    }

    private static string Name(Exception exception) => exception.GetType().Name.Split('`')[0];

    [GeneratedRegex(
        @"g__(?<name>[^|]+)\|",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex LocalFunction();

    [GeneratedRegex(
        @"^<(?<name>.+)>d__\d+",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex AsyncFunction();
}
