using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Notebooks.Scripting;

/// <summary>Finds the summary of a symbol's documentation: in its cell, beside its library, or in the SDK.</summary>
internal static partial class SymbolSummary
{
    // Much of the framework lives in one assembly and is documented under the names of others.
    private static readonly string[] FrameworkFiles =
    [
        "System.Runtime",
        "System.Collections",
        "System.Threading",
        "System.Linq",
        "System.Console",
    ];

    /// <summary>As plain text in one paragraph; empty if there is none.</summary>
    public static string Of(ISymbol symbol, Compilation compilation)
    {
        ISymbol definition = symbol is IMethodSymbol { ReducedFrom: IMethodSymbol full }
            ? full.OriginalDefinition
            : symbol.OriginalDefinition;
        string? xml = definition.GetDocumentationCommentXml();
        if (
            string.IsNullOrEmpty(xml)
            && definition.GetDocumentationCommentId() is string id
            && definition.ContainingAssembly is IAssemblySymbol assembly
        )
        {
            xml = Files(assembly, compilation)
                .Where(File.Exists)
                .Select(file => Find(file, id))
                .FirstOrDefault(found => found is not null);
        }

        try
        {
            return string.IsNullOrEmpty(xml)
                ? ""
                : Blanks().Replace(Plain(XElement.Parse(xml).Element("summary")), " ").Trim();
        }
        catch (XmlException)
        {
            return "";
        }
    }

    private static IEnumerable<string> Files(IAssemblySymbol assembly, Compilation compilation)
    {
        if (
            compilation.GetMetadataReference(assembly) is PortableExecutableReference
            {
                FilePath: string file
            }
        )
        {
            yield return Path.ChangeExtension(file, ".xml");
        }

        // Beside the shared framework a machine with the SDK has the reference assemblies and their documentation.
        var packs = new DirectoryInfo(
            Path.Combine(FrameworkReferences.Folder, "../../../packs/Microsoft.NETCore.App.Ref")
        );
        FileInfo? documented = packs.Exists
            ? packs
                .EnumerateFiles("System.Runtime.xml", SearchOption.AllDirectories)
                .LastOrDefault()
            : null;
        if (documented is not null)
        {
            foreach (string name in FrameworkFiles.Prepend(assembly.Name))
            {
                yield return Path.Combine(documented.DirectoryName!, name + ".xml");
            }
        }
    }

    // Line by line: parsing all of a framework's documentation would take a second.
    private static string? Find(string file, string id)
    {
        IEnumerable<string> member = File.ReadLines(file)
            .SkipWhile(line => !line.Contains($"<member name=\"{id}\"", StringComparison.Ordinal));
        var lines = new List<string>();
        foreach (string line in member)
        {
            lines.Add(line);
            if (line.Contains("</member>", StringComparison.Ordinal))
            {
                return string.Join('\n', lines);
            }
        }

        return null;
    }

    private static string Plain(XElement? element) =>
        element is null ? "" : string.Concat(element.Nodes().Select(Plain));

    private static string Plain(XNode node) =>
        node switch
        {
            XText text => text.Value,
            XElement { FirstNode: null } see => Name(see),
            XElement nested => Plain(nested),
            _ => "",
        };

    /// <summary>What an element without content refers to, as <c>T:System.Int32</c>, in its last word.</summary>
    private static string Name(XElement element)
    {
        string name = element.Attributes().FirstOrDefault()?.Value ?? "";
        string path = name.Split('(')[0];
        return path[(path.LastIndexOfAny(['.', ':']) + 1)..].Split('`')[0];
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();
}
