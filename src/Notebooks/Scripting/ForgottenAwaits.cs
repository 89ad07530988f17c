using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Notebooks.Scripting;

/// <summary>
/// Finds calls that return something to wait for, which nobody awaits, keeps or discards with
/// <c>_ =</c>. The compiler only warns of some of them, and of none in a function that is not async.
/// </summary>
internal static class ForgottenAwaits
{
    /// <summary>Null when every such value is taken care of.</summary>
    public static CellError? Find(CSharpCompilation compilation, SyntaxTree tree, SourceText source)
    {
        List<ExpressionSyntax> dropped = [.. Dropped(tree.GetRoot())];
        if (dropped.Count == 0)
        {
            return null;
        }

        SemanticModel model = compilation.GetSemanticModel(tree);
        var traceback = new List<string>();
        CellError? first = null;
        foreach (ExpressionSyntax expression in dropped)
        {
            if (!IsValueDropped(expression, model) || !IsAwaitable(expression, model))
            {
                continue;
            }

            FileLinePositionSpan span = tree.GetLineSpan(expression.Span);
            LinePosition start = span.StartLinePosition;
            string message =
                $"{span.Path}, line {start.Line + 1}: {Subject(expression)} is not awaited, "
                + $"so nothing waits for it: write `{Repair(expression)}`{AsyncAdvice(expression)}";
            traceback.Add(message);
            traceback.AddRange(CellLocation.Excerpt(source, start));
            first ??= new CellError(
                CellErrorKind.ForgottenAwait,
                "ForgottenAwait",
                message,
                traceback,
                start.Line + 1,
                start.Character + 1
            );
        }

        return first;
    }

    /// <summary>Expressions whose value, by their place in the syntax, may be dropped.</summary>
    private static IEnumerable<ExpressionSyntax> Dropped(SyntaxNode root)
    {
        foreach (SyntaxNode node in root.DescendantNodes())
        {
            ExpressionSyntax?[] candidates = node switch
            {
                ExpressionStatementSyntax statement => [statement.Expression],
                ForStatementSyntax loop => [.. loop.Initializers, .. loop.Incrementors],
                LambdaExpressionSyntax lambda => [lambda.ExpressionBody],
                LocalFunctionStatementSyntax function => [function.ExpressionBody?.Expression],
                BaseMethodDeclarationSyntax method => [method.ExpressionBody?.Expression],
                AccessorDeclarationSyntax accessor => [accessor.ExpressionBody?.Expression],
                _ => [],
            };
            foreach (ExpressionSyntax? candidate in candidates)
            {
                ExpressionSyntax? bare = Unwrap(candidate);
                if (bare is not (null or AwaitExpressionSyntax or AssignmentExpressionSyntax))
                {
                    yield return bare;
                }
            }
        }
    }

    /// <summary>An expression body is the function's result, unless the function returns nothing.</summary>
    private static bool IsValueDropped(ExpressionSyntax expression, SemanticModel model)
    {
        SyntaxNode owner = expression;
        while (owner.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax)
        {
            owner = owner.Parent;
        }

        ISymbol? function = owner.Parent switch
        {
            LambdaExpressionSyntax lambda => model.GetSymbolInfo(lambda).Symbol,
            ArrowExpressionClauseSyntax { Parent: SyntaxNode member } => model.GetDeclaredSymbol(
                member
            ),
            _ => null,
        };
        return function is not IMethodSymbol method
            || method.ReturnsVoid
            || (method.IsAsync && method.ReturnType is INamedTypeSymbol { IsGenericType: false });
    }

    private static bool IsAwaitable(ExpressionSyntax expression, SemanticModel model)
    {
        ITypeSymbol? type = model.GetTypeInfo(expression).Type;
        if (
            type is INamedTypeSymbol
            {
                ConstructedFrom.SpecialType: SpecialType.System_Nullable_T
            } n
        )
        {
            type = n.TypeArguments[0];
        }

        return type is not (null or IErrorTypeSymbol or IDynamicTypeSymbol)
            && type.SpecialType != SpecialType.System_Void
            && model
                .LookupSymbols(
                    expression.SpanStart,
                    type,
                    WellKnownMemberNames.GetAwaiter,
                    includeReducedExtensionMethods: true
                )
                .Any(symbol =>
                    symbol is IMethodSymbol { Parameters.IsEmpty: true, ReturnsVoid: false }
                );
    }

    private static string Subject(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax or ConditionalAccessExpressionSyntax
            ? "the call"
            : "the value";

    private static string Repair(ExpressionSyntax expression)
    {
        const int longest = 60;
        string text = string.Join(
            ' ',
            expression
                .ToString()
                .Split(
                    (char[]?)null,
                    StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                )
        );
        if (text.Length > longest)
        {
            text = text[..longest] + "…";
        }

        bool statement =
            expression.FirstAncestorOrSelf<ExpressionStatementSyntax>()
                is { SemicolonToken.IsMissing: false } owner
            && Unwrap(owner.Expression) == expression;
        return statement ? $"await {text};" : $"await {text}";
    }

    private static string AsyncAdvice(ExpressionSyntax expression)
    {
        SyntaxNode? function = expression
            .Ancestors()
            .FirstOrDefault(node =>
                node
                    is LambdaExpressionSyntax
                        or AnonymousMethodExpressionSyntax
                        or LocalFunctionStatementSyntax
                        or BaseMethodDeclarationSyntax
            );
        return function switch
        {
            AnonymousFunctionExpressionSyntax { AsyncKeyword.RawKind: (int)SyntaxKind.None } =>
                " and make the lambda async",
            LocalFunctionStatementSyntax local when !local.Modifiers.Any(SyntaxKind.AsyncKeyword) =>
                $" and make {local.Identifier} async",
            MethodDeclarationSyntax method when !method.Modifiers.Any(SyntaxKind.AsyncKeyword) =>
                $" and make {method.Identifier} async",
            _ => "",
        };
    }

    private static ExpressionSyntax? Unwrap(ExpressionSyntax? expression) =>
        expression switch
        {
            ParenthesizedExpressionSyntax parentheses => Unwrap(parentheses.Expression),
            PostfixUnaryExpressionSyntax
            {
                RawKind: (int)SyntaxKind.SuppressNullableWarningExpression,
            } bang => Unwrap(bang.Operand),
            _ => expression,
        };
}
