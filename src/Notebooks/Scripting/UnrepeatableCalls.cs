using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Notebooks.Scripting;

/// <summary>
/// Finds what a simulated program must not do: look at the real clock, wait for real time, start threads that nobody
/// simulates, throw dice without a seed. Which functions are simulated is told by parameters with an attribute called
/// <c>Simulated</c>; what they call is looked into as far as cells declare it.
/// </summary>
internal sealed class UnrepeatableCalls
{
    private const string RealTime = "is real time, which differs in every run";
    private const string OtherThread = "runs on a thread that is not simulated";
    private const string Dice = "throws other dice in every run";

    /// <summary>A type, one of its members or null for all, what is wrong with it, and what to write.</summary>
    private static readonly (string Type, string? Member, string Why, string Advice)[] Known =
    [
        ("System.DateTime", "Now", RealTime, "`Now()`"),
        ("System.DateTime", "UtcNow", RealTime, "`Now()`"),
        ("System.DateTime", "Today", RealTime, "`Now()`"),
        ("System.DateTimeOffset", "Now", RealTime, "`Now()`"),
        ("System.DateTimeOffset", "UtcNow", RealTime, "`Now()`"),
        ("System.Environment", "TickCount", RealTime, "`Now()`"),
        ("System.Environment", "TickCount64", RealTime, "`Now()`"),
        ("System.Diagnostics.Stopwatch", null, RealTime, "`var start = Now();` and `Since(start)`"),
        ("System.Threading.Thread", "Sleep", "stops the whole simulation", "`await Sleep(…)`"),
        ("System.Threading.Tasks.Task", "Delay", "waits for real time", "`await Sleep(…)`"),
        ("System.Threading.Tasks.Task", "Run", OtherThread, "`Go(…)`"),
        ("System.Threading.Tasks.TaskFactory", "StartNew", OtherThread, "`Go(…)`"),
        ("System.Threading.Thread", "Start", OtherThread, "`Go(…)`"),
        ("System.Threading.Tasks.Parallel", null, OtherThread, "`Go(…)` for each part"),
        ("System.Threading.ThreadPool", null, OtherThread, "`Go(…)`"),
        ("System.Random", "Shared", Dice, "`new Random(1)`"),
        ("System.Guid", "NewGuid", Dice, "a number that you count up"),
    ];

    private readonly CSharpCompilation compilation;
    private readonly HashSet<SyntaxNode> looked = [];
    private readonly Queue<SyntaxNode> bodies = [];
    private readonly SortedDictionary<(string Path, int Line), string> warnings = [];

    private UnrepeatableCalls(CSharpCompilation compilation) => this.compilation = compilation;

    /// <summary>A line for each such call in what the cell simulates, in the order of places.</summary>
    public static IReadOnlyCollection<string> Find(CSharpCompilation compilation, SyntaxTree tree)
    {
        var finder = new UnrepeatableCalls(compilation);
        SemanticModel model = compilation.GetSemanticModel(tree);
        foreach (
            ArgumentSyntax argument in tree.GetRoot().DescendantNodes().OfType<ArgumentSyntax>()
        )
        {
            if (IsSimulated(argument, model))
            {
                finder.Enqueue(argument.Expression, model);
            }
        }

        while (finder.bodies.TryDequeue(out SyntaxNode? body))
        {
            finder.LookInto(body);
        }

        return finder.warnings.Values;
    }

    private static bool IsSimulated(ArgumentSyntax argument, SemanticModel model) =>
        argument.Parent?.Parent is InvocationExpressionSyntax call
        && model.GetSymbolInfo(call).Symbol is IMethodSymbol method
        && Parameter(argument, method) is IParameterSymbol parameter
        && parameter.GetAttributes().Any(a => a.AttributeClass?.Name == "SimulatedAttribute");

    private static IParameterSymbol? Parameter(ArgumentSyntax argument, IMethodSymbol method)
    {
        if (argument.NameColon is { } name)
        {
            return method.Parameters.FirstOrDefault(p => p.Name == name.Name.Identifier.ValueText);
        }

        int place = ((BaseArgumentListSyntax)argument.Parent!).Arguments.IndexOf(argument);
        return place < method.Parameters.Length ? method.Parameters[place] : null;
    }

    private void LookInto(SyntaxNode body)
    {
        if (Model(body.SyntaxTree) is not SemanticModel model)
        {
            return;
        }

        foreach (SyntaxNode node in body.DescendantNodesAndSelf())
        {
            if (node is SimpleNameSyntax or BaseObjectCreationExpressionSyntax)
            {
                Judge(node, model);
            }
        }
    }

    private void Judge(SyntaxNode node, SemanticModel model)
    {
        if (model.GetSymbolInfo(node).Symbol is not ISymbol symbol)
        {
            return;
        }

        if (node is SimpleNameSyntax name)
        {
            Enqueue(name, model);
        }

        string? type = symbol.ContainingType?.ToDisplayString();
        foreach (var known in Known)
        {
            if (known.Type == type && (known.Member is null || known.Member == symbol.Name))
            {
                Warn(node, symbol, known.Why, known.Advice);
            }
        }

        if (
            symbol is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.IsEmpty: true }
            && type == "System.Random"
        )
        {
            Warn(node, symbol, Dice, "`new Random(1)`");
        }
    }

    private void Warn(SyntaxNode node, ISymbol symbol, string why, string advice)
    {
        FileLinePositionSpan span = node.SyntaxTree.GetLineSpan(node.Span);
        int line = span.StartLinePosition.Line + 1;
        string what = symbol is IMethodSymbol { MethodKind: MethodKind.Constructor }
            ? $"new {symbol.ContainingType.Name}()"
            : $"{symbol.ContainingType.Name}.{symbol.Name}";
        warnings.TryAdd(
            (span.Path, line),
            $"{span.Path}, line {line}: warning: `{what}` in a simulated program {why}: write {advice}"
        );
    }

    /// <summary>Looks later into what an expression stands for: a lambda, or a function that a cell declares.</summary>
    private void Enqueue(ExpressionSyntax expression, SemanticModel model)
    {
        if (expression is AnonymousFunctionExpressionSyntax)
        {
            Enqueue(expression);
            return;
        }

        ISymbol? symbol = model.GetSymbolInfo(expression).Symbol;
        foreach (SyntaxReference declaration in symbol?.DeclaringSyntaxReferences ?? [])
        {
            SyntaxNode node = declaration.GetSyntax();
            if (node is LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax)
            {
                Enqueue(node);
            }
            else if (
                node is VariableDeclaratorSyntax
                {
                    Initializer.Value: AnonymousFunctionExpressionSyntax value
                }
            )
            {
                Enqueue(value);
            }
        }
    }

    private void Enqueue(SyntaxNode body)
    {
        if (looked.Add(body))
        {
            bodies.Enqueue(body);
        }
    }

    /// <summary>The model of this cell or of one before it.</summary>
    private SemanticModel? Model(SyntaxTree tree)
    {
        for (CSharpCompilation? cell = compilation; cell is not null; cell = Previous(cell))
        {
            if (cell.ContainsSyntaxTree(tree))
            {
                return cell.GetSemanticModel(tree);
            }
        }

        return null;
    }

    private static CSharpCompilation? Previous(CSharpCompilation cell) =>
        cell.ScriptCompilationInfo?.PreviousScriptCompilation;
}
