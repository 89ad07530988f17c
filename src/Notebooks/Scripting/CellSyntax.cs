using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks;

/// <summary>What can be said of a cell without compiling it.</summary>
public static class CellSyntax
{
    /// <summary>Whether the code could be executed as it stands.</summary>
    public static CellCompleteness Check(string code)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(code, Scripting.ScriptEngine.ParseOptions);
        if (!SyntaxFactory.IsCompleteSubmission(tree))
        {
            return CellCompleteness.Incomplete;
        }

        return tree.GetDiagnostics()
            .Any(d => d.Severity == DiagnosticSeverity.Error && !IsDirective(d, tree))
            ? CellCompleteness.Invalid
            : CellCompleteness.Complete;
    }

    // "#i" and "#r nuget:" are the engine's own: the compiler knows neither.
    private static bool IsDirective(Diagnostic diagnostic, SyntaxTree tree) =>
        tree.GetRoot().FindTrivia(diagnostic.Location.SourceSpan.Start, findInsideTrivia: false)
            is { HasStructure: true } trivia
        && trivia.GetStructure() is DirectiveTriviaSyntax;
}

/// <summary>Whether code could be executed.</summary>
public enum CellCompleteness
{
    /// <summary>It parses.</summary>
    Complete,

    /// <summary>It needs more lines.</summary>
    Incomplete,

    /// <summary>More lines would not help.</summary>
    Invalid,
}
