using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace Notebooks.Scripting;

/// <summary>
/// A cell that is being typed, as a document in a workspace, behind the cells that were executed. It is built anew for
/// each question: what is slow, the symbols of references, is shared with the engine's own compilations.
/// </summary>
internal sealed class CellProject : IDisposable
{
    private readonly AdhocWorkspace workspace = new(MefHostServices.DefaultHost);

    public CellProject(ScriptEngine engine, string code)
    {
        var chain = new Stack<CSharpCompilation>();
        for (
            CSharpCompilation? cell = engine.Previous;
            cell is not null;
            cell = cell.ScriptCompilationInfo?.PreviousScriptCompilation
        )
        {
            chain.Push(cell);
        }

        Solution solution = workspace.CurrentSolution;
        ProjectId? previous = null;
        foreach (CSharpCompilation cell in chain)
        {
            SourceText text = cell.SyntaxTrees[0].GetText();
            (solution, previous, _) = Add(
                solution,
                previous,
                cell.Options,
                cell.ExternalReferences,
                text
            );
        }

        (solution, _, DocumentId document) = Add(
            solution,
            previous,
            engine.Options.WithScriptClassName("Question"),
            previous is null ? FrameworkReferences.All : [],
            // Directives are followed when the cell is executed, and not while it is typed.
            CellDirectives.Extract(SourceText.From(code), ScriptEngine.ParseOptions, [])
        );
        Document = solution.GetDocument(document)!;
    }

    /// <summary>The cell.</summary>
    public Document Document { get; }

    public void Dispose() => workspace.Dispose();

    private static (Solution Solution, ProjectId Project, DocumentId Document) Add(
        Solution solution,
        ProjectId? previous,
        CompilationOptions options,
        IEnumerable<MetadataReference> references,
        SourceText text
    )
    {
        ProjectId project = ProjectId.CreateNewId();
        DocumentId document = DocumentId.CreateNewId(project);
        solution = solution
            .AddProject(
                ProjectInfo.Create(
                    project,
                    VersionStamp.Default,
                    "cell",
                    $"Cell{project.Id:N}",
                    LanguageNames.CSharp,
                    compilationOptions: options,
                    parseOptions: ScriptEngine.ParseOptions.WithDocumentationMode(
                        DocumentationMode.Parse
                    ),
                    projectReferences: previous is null ? [] : [new ProjectReference(previous)],
                    metadataReferences: references,
                    isSubmission: true
                )
            )
            .AddDocument(
                DocumentInfo.Create(
                    document,
                    "cell",
                    sourceCodeKind: SourceCodeKind.Script,
                    loader: TextLoader.From(TextAndVersion.Create(text, VersionStamp.Default))
                )
            );
        return (solution, project, document);
    }
}
