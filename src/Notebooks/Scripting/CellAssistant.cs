using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Recommendations;
using Notebooks.Hosting;

namespace Notebooks.Scripting;

/// <summary>Answers what could stand in a cell that is being typed, and what a name in it is.</summary>
internal static class CellAssistant
{
    private static readonly SymbolDisplayFormat Format =
        SymbolDisplayFormat.MinimallyQualifiedFormat;

    // The recommender leaves them to an editor that knows where each may stand.
    private static readonly string[] Keywords =
    [
        .. SyntaxFacts
            .GetReservedKeywordKinds()
            .Select(SyntaxFacts.GetText)
            .Where(text => char.IsAsciiLetter(text[0]) && text[0] != '_'),
        "async",
        "await",
        "var",
        "record",
        "when",
        "yield",
    ];

    public static HostAnswer Answer(ScriptEngine engine, HostQuestion question)
    {
        int position = Math.Clamp(question.Position, 0, question.Code.Length);
        using var project = new CellProject(engine, question.Code);
        return question.Inspect
            ? new HostAnswer(question.Id, null, Inspect(project.Document, position))
            : new HostAnswer(
                question.Id,
                Complete(project.Document, question.Code, position),
                null
            );
    }

    private static CellCompletions Complete(Document document, string code, int position)
    {
        int start = position;
        while (start > 0 && SyntaxFacts.IsIdentifierPartCharacter(code[start - 1]))
        {
            start--;
        }

        SyntaxNode root = Wait(document.GetSyntaxRootAsync())!;
        if (IsText(root, position) || (start < position && char.IsAsciiDigit(code[start])))
        {
            return new CellCompletions(position, position, []);
        }

        string typed = code[start..position];
        bool isMember = code[..start].TrimEnd() is [.., '.'];
        IEnumerable<CellCompletion> items = Wait(
                Recommender.GetRecommendedSymbolsAtPositionAsync(document, position)
            )
            .Where(symbol => symbol.CanBeReferencedByName)
            .Select(symbol => new CellCompletion(
                symbol.Name,
                Kind(symbol),
                symbol.ToDisplayString(Format)
            ))
            .Concat(
                isMember || typed.Length == 0
                    ? []
                    : Keywords.Select(word => new CellCompletion(word, "keyword", ""))
            )
            .Where(item => item.Text.StartsWith(typed, StringComparison.OrdinalIgnoreCase))
            .DistinctBy(item => item.Text, StringComparer.Ordinal)
            .OrderBy(item => item.Text, StringComparer.OrdinalIgnoreCase);
        return new CellCompletions(start, position, [.. items]);
    }

    private static CellInspection? Inspect(Document document, int position)
    {
        SyntaxNode root = Wait(document.GetSyntaxRootAsync())!;
        // The name under the cursor or before it, then that of the call whose arguments are being typed.
        ISymbol? symbol =
            FindSymbol(document, position)
            ?? (position > 0 ? FindSymbol(document, position - 1) : null)
            ?? CalledSymbol(document, root, position);
        return symbol is null
            ? null
            : new CellInspection(
                symbol.ToDisplayString(Format),
                SymbolSummary.Of(symbol, Wait(document.Project.GetCompilationAsync())!)
            );
    }

    private static ISymbol? FindSymbol(Document document, int position) =>
        Wait(SymbolFinder.FindSymbolAtPositionAsync(document, position));

    private static ISymbol? CalledSymbol(Document document, SyntaxNode root, int position)
    {
        SyntaxNode? call = root.FindToken(Math.Max(0, position - 1))
            .Parent?.AncestorsAndSelf()
            .FirstOrDefault(node =>
                node
                    is Microsoft.CodeAnalysis.CSharp.Syntax.InvocationExpressionSyntax
                        or Microsoft.CodeAnalysis.CSharp.Syntax.BaseObjectCreationExpressionSyntax
            );
        if (call is null)
        {
            return null;
        }

        SymbolInfo info = Wait(document.GetSemanticModelAsync())!.GetSymbolInfo(call);
        return info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
    }

    /// <summary>Whether the position is inside a comment or a literal, where no name can stand.</summary>
    private static bool IsText(SyntaxNode root, int position)
    {
        if (position == 0)
        {
            return false;
        }

        SyntaxTrivia trivia = root.FindTrivia(position - 1);
        if (
            trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)
            || (trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) && position < trivia.Span.End)
        )
        {
            return true;
        }

        SyntaxToken token = root.FindToken(position - 1);
        return token.Kind()
                is SyntaxKind.StringLiteralToken
                    or SyntaxKind.CharacterLiteralToken
                    or SyntaxKind.MultiLineRawStringLiteralToken
                    or SyntaxKind.SingleLineRawStringLiteralToken
                    or SyntaxKind.InterpolatedStringTextToken
            && token.SpanStart < position
            && (position < token.Span.End || token.ContainsDiagnostics);
    }

    private static string Kind(ISymbol symbol) =>
        symbol switch
        {
            IMethodSymbol => "function",
            IPropertySymbol or IFieldSymbol or IEventSymbol => "property",
            INamespaceSymbol => "module",
            ITypeSymbol => "class",
            _ => "instance",
        };

    // The host has one thread for requests, and nothing else to do meanwhile.
    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
