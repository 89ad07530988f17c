using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Notebooks.Scripting;

/// <summary>
/// Compiles and runs cells one after another, each seeing what those before it declared. The chain
/// of compilations is our own and not <c>CSharpScript</c>'s: it chooses the language version, tells
/// the cell's own lines and stays as fast at the thirtieth cell as at the second.
/// </summary>
internal sealed class ScriptEngine
{
    internal static readonly CSharpParseOptions ParseOptions = new(
        LanguageVersion.CSharp14,
        DocumentationMode.None,
        SourceCodeKind.Script
    );

    // .NET Interactive's, and the home of Display().
    private static readonly string[] Imports =
    [
        "System",
        "System.Text",
        "System.Collections",
        "System.Collections.Generic",
        "System.Threading.Tasks",
        "System.Linq",
        "Notebooks.InCells",
    ];

    private static readonly System.Threading.Lock Binding = new();
    private static int submissions;
    private static object? warm;

    private readonly CellLoadContext context = new();
    private readonly CellReferences references;
    private readonly TextWriter? warnings;
    private readonly CSharpCompilationOptions options;
    private CSharpCompilation? previous;

    // Slot 0 would be a globals object; each submission puts itself in the slot after its predecessor's.
    private object?[] slots = new object?[16];
    private int used = 1;

    /// <param name="folder">Where relative paths start.</param>
    /// <param name="warnings">Where warnings go; null for the console's error stream.</param>
    public ScriptEngine(string folder, TextWriter? warnings = null)
    {
        this.warnings = warnings;
        references = new CellReferences(folder, context);
        options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            usings: Imports,
            optimizationLevel: OptimizationLevel.Release,
            allowUnsafe: true,
            generalDiagnosticOption: ReportDiagnostic.Suppress,
            metadataReferenceResolver: new MissingReferenceResolver(context),
            concurrentBuild: false
        );
    }

    /// <summary>What the next cell would be compiled after; null for the first.</summary>
    public CSharpCompilation? Previous => previous;

    /// <summary>How cells are compiled.</summary>
    public CSharpCompilationOptions Options => options;

    /// <summary>Compiles and runs something ordinary, so that the first cell need not wait for the JIT.</summary>
    /// <param name="isWanted">Whether there is still time: a cell that has come warms up what it needs by itself.</param>
    public static void WarmUp(Func<bool> isWanted)
    {
        string[] cells =
        [
            "1 + 1",
            """
                async Task<int> Add(int a, int b) { await Task.Yield(); return a + b; }
                record Point(int X, int Y);
                var list = new List<int> { 1, 2, 3 }.Select(x => x * 2).Where(x => x > 1).ToList();
                """,
            """
                int sum = 0;
                foreach (var x in list) { sum += await Add(x, 1); Console.Write($"{x,0}"[..0]); }
                (new Point(sum, 2), list)
                """,
        ];
        var engine = new ScriptEngine(Path.GetTempPath());
        foreach (string cell in cells.TakeWhile(_ => isWanted()))
        {
            engine.Execute(cell, 0, out object? value);
            Display.ValueFormatter.Format(value ?? "");
        }

        // Symbols of the framework are shared by compilations only as long as one of them lives.
        warm = engine;
    }

    /// <summary>Runs a cell; null means that it succeeded.</summary>
    /// <param name="code">The cell.</param>
    /// <param name="number">What "Cell N" says.</param>
    /// <param name="value">The value of its last expression.</param>
    public CellError? Execute(string code, int number, out object? value)
    {
        value = null;
        string name = CellLocation.FileName(number);
        SourceText source = SourceText.From(code, Encoding.UTF8);
        CellError? error = FollowDirectives(ref source, name, code);
        if (error is not null)
        {
            return error;
        }

        SyntaxTree tree = CSharpSyntaxTree.ParseText(source, ParseOptions, name);
        CSharpCompilation compilation = Compilation(tree);
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        EmitResult emitted = compilation.Emit(
            image,
            symbols,
            options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb)
        );
        error =
            CompileErrors.Of(emitted.Diagnostics, source)
            ?? ForgottenAwaits.Find(compilation, tree, source);
        if (error is not null)
        {
            return error;
        }

        foreach (string warning in UnrepeatableCalls.Find(compilation, tree))
        {
            (warnings ?? Console.Error).WriteLine(warning);
        }

        // Whoever draws the cell's steps finds its lines here, as it finds those of a file on the disk.
        AppContext.SetData("Source of " + name, code);

        if (!emitted.Success)
        {
            // Neither errors nor an image: a cell of nothing but directives, usings or comments.
            Accept(compilation);
            return null;
        }

        try
        {
            value = Run(compilation, image, symbols, IsOfUseLater(compilation, tree));
            return null;
        }
        catch (Exception e)
        {
            return ExceptionReport.Of(e);
        }
    }

    private CellError? FollowDirectives(ref SourceText source, string name, string code)
    {
        var directives = new List<CellDirective>();
        SourceText original = source;
        source = SourceText.From(
            CellDirectives.Extract(source, ParseOptions, directives).ToString(),
            Encoding.UTF8
        );
        foreach (CellDirective directive in directives)
        {
            try
            {
                references.Apply(directive);
            }
            catch (NotebookException e)
            {
                return CompileErrors.OfLine(name, e.Message, original, directive.Line);
            }
            catch (PackageException e)
            {
                return CompileErrors.OfLine(name, e.Message, original, directive.Line) with
                {
                    Kind = CellErrorKind.MissingPackage,
                };
            }
        }

        return null;
    }

    private CSharpCompilation Compilation(SyntaxTree tree)
    {
        // Engines share the framework's symbols. Two that look for them at the same time may each make some, and neither
        // has all that belong together.
        lock (Binding)
        {
            string id = (++submissions).ToString(CultureInfo.InvariantCulture);
            var compilation = CSharpCompilation.CreateScriptCompilation(
                "Cell#" + id,
                tree,
                references.Pending,
                options.WithScriptClassName("Submission#" + id),
                previous,
                typeof(object)
            );
            compilation.GetSpecialType(SpecialType.System_Object);
            return compilation;
        }
    }

    /// <summary>
    /// Whether later cells can refer to something of this one. A cell of which they cannot is left out of the chain: what
    /// the compiler knows of it would be kept for as long as the session lives.
    /// </summary>
    private bool IsOfUseLater(CSharpCompilation compilation, SyntaxTree tree) =>
        references.Pending.Count > 0
        || tree.GetCompilationUnitRoot().Usings.Count > 0
        || compilation.ScriptClass!.GetMembers().Any(member => !member.IsImplicitlyDeclared);

    private object? Run(
        CSharpCompilation compilation,
        MemoryStream image,
        MemoryStream symbols,
        bool stays
    )
    {
        image.Position = 0;
        symbols.Position = 0;
        var assembly = context.LoadFromStream(image, symbols);
        IMethodSymbol entry = compilation.GetEntryPoint(default)!;
        Func<object?[], Task<object?>> factory = assembly
            .GetType(entry.ContainingType.MetadataName, throwOnError: true)!
            .GetMethod(
                entry.MetadataName,
                System.Reflection.BindingFlags.Static
                    | System.Reflection.BindingFlags.NonPublic
                    | System.Reflection.BindingFlags.Public
            )!
            .CreateDelegate<Func<object?[], Task<object?>>>();
        if (used + 1 >= slots.Length)
        {
            Array.Resize(ref slots, slots.Length * 2);
        }

        if (stays)
        {
            used++;
            // From here on the cell's variables exist, whether it runs to its end or not.
            Accept(compilation);
        }

        return factory(slots).GetAwaiter().GetResult();
    }

    private void Accept(CSharpCompilation compilation)
    {
        previous = compilation;
        references.Pending.Clear();
    }
}
