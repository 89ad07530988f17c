using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Notebooks.Scripting;

/// <summary>Tells what the compiler says, with the cell's own lines.</summary>
internal static class CompileErrors
{
    private const int MaxErrors = 10;

    /// <summary>Null when there are no errors.</summary>
    public static CellError? Of(ImmutableArray<Diagnostic> diagnostics, SourceText source)
    {
        List<Diagnostic> errors =
        [
            .. diagnostics
                .Where(d => d.Severity == DiagnosticSeverity.Error)
                .OrderBy(d => d.Location.SourceSpan.Start),
        ];
        if (errors.Count == 0)
        {
            return null;
        }

        var traceback = new List<string>();
        foreach (Diagnostic error in errors.Take(MaxErrors))
        {
            traceback.Add(Line(error));
            if (error.Location.IsInSource)
            {
                LinePosition position = error.Location.GetLineSpan().StartLinePosition;
                traceback.AddRange(CellLocation.Excerpt(source, position));
            }
        }

        if (errors.Count > MaxErrors)
        {
            traceback.Add($"… and {errors.Count - MaxErrors} more errors");
        }

        LinePosition? first = errors[0].Location.IsInSource
            ? errors[0].Location.GetLineSpan().StartLinePosition
            : null;
        return new CellError(
            CellErrorKind.CompileError,
            "CompileError",
            Line(errors[0]),
            traceback,
            first?.Line + 1,
            first?.Character + 1
        );
    }

    /// <summary>An error of a whole line, as of a reference that cannot be had.</summary>
    public static CellError OfLine(string name, string message, SourceText source, int line)
    {
        string whole = $"{name}, line {line + 1}: {message}";
        return new CellError(
            CellErrorKind.CompileError,
            "CompileError",
            whole,
            [whole, "    " + source.Lines[line]],
            line + 1,
            1
        );
    }

    private static string Line(Diagnostic error)
    {
        string message = error.GetMessage(CultureInfo.InvariantCulture);
        if (!error.Location.IsInSource)
        {
            return $"error {error.Id}: {message}";
        }

        FileLinePositionSpan span = error.Location.GetLineSpan();
        LinePosition start = span.StartLinePosition;
        return $"{span.Path}, line {start.Line + 1}, column {start.Character + 1}: "
            + $"error {error.Id}: {message}";
    }
}
