using System.Net;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Course.Html;

/// <summary>C# as HTML, with the classes <c>k</c>eyword, <c>s</c>tring, <c>n</c>umber and <c>c</c>omment.</summary>
public static class CodeHtml
{
    private static readonly CSharpParseOptions Script = new(kind: SourceCodeKind.Script);

    /// <summary>Turns a cell's code into the content of a <c>code</c> element.</summary>
    public static string ToHtml(string code)
    {
        var html = new StringBuilder();
        SyntaxNode root = CSharpSyntaxTree.ParseText(code, Script).GetRoot();
        foreach (SyntaxToken token in root.DescendantTokens())
        {
            Append(html, token.LeadingTrivia);
            Append(html, token.Text, Class(token));
            Append(html, token.TrailingTrivia);
        }

        return html.ToString();
    }

    private static void Append(StringBuilder html, SyntaxTriviaList list)
    {
        foreach (SyntaxTrivia trivia in list)
        {
            bool comment =
                trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)
                || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)
                || trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia);
            Append(
                html,
                trivia.ToFullString(),
                comment ? "c"
                    : trivia.IsDirective ? "k"
                    : null
            );
        }
    }

    private static void Append(StringBuilder html, string text, string? kind)
    {
        string encoded = WebUtility.HtmlEncode(text);
        html.Append(kind is null ? encoded : $"<span class=\"{kind}\">{encoded}</span>");
    }

    private static string? Class(SyntaxToken token) =>
        token.Kind() switch
        {
            SyntaxKind.NumericLiteralToken => "n",
            SyntaxKind.StringLiteralToken
            or SyntaxKind.CharacterLiteralToken
            or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.InterpolatedStringStartToken
            or SyntaxKind.InterpolatedVerbatimStringStartToken
            or SyntaxKind.InterpolatedStringEndToken
            or SyntaxKind.SingleLineRawStringLiteralToken
            or SyntaxKind.MultiLineRawStringLiteralToken => "s",
            _ when token.IsKeyword() => "k",
            _ => null,
        };
}
