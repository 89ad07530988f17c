using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Notebooks.Scripting;

/// <summary>
/// Takes <c>#r "…"</c> and <c>#i "…"</c> out of a cell: the compiler knows no packages and no
/// <c>#i</c>. Blanks take their place, so that lines and columns stay.
/// </summary>
internal static partial class CellDirectives
{
    public static SourceText Extract(
        SourceText source,
        CSharpParseOptions options,
        List<CellDirective> directives
    )
    {
        // Most cells have none, and parsing twice is not free.
        if (!Any().IsMatch(source.ToString()))
        {
            return source;
        }

        var changes = new List<TextChange>();
        SyntaxNode root = CSharpSyntaxTree.ParseText(source, options).GetRoot();
        for (
            DirectiveTriviaSyntax? directive = root.GetFirstDirective();
            directive is not null;
            directive = directive.GetNextDirective()
        )
        {
            TextLine line = source.Lines.GetLineFromPosition(directive.SpanStart);
            if (One().Match(line.ToString()) is { Success: true } match)
            {
                directives.Add(
                    new CellDirective(
                        match.Groups["kind"].Value[0],
                        match.Groups["argument"].Value.Trim(),
                        line.LineNumber
                    )
                );
                changes.Add(new TextChange(line.Span, new string(' ', line.Span.Length)));
            }
        }

        return source.WithChanges(changes);
    }

    [GeneratedRegex(
        @"^\s*#[ri]\s*""",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Any();

    [GeneratedRegex(
        @"^\s*#(?<kind>[ri])\s*""(?<argument>[^""]*)""\s*(//.*)?$",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex One();
}
