using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;
using Notebooks.InCells;

namespace Notebooks.Scripting;

/// <summary>What every cell can use: the .NET that the host runs on, and <c>Display()</c>.</summary>
internal static class FrameworkReferences
{
    public static string Folder { get; } = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    public static IReadOnlyList<MetadataReference> All { get; } =
    [
        .. Directory
            .EnumerateFiles(Folder, "*.dll")
            .Order(StringComparer.Ordinal)
            .Where(IsManaged)
            .Select(file => MetadataReference.CreateFromFile(file)),
        MetadataReference.CreateFromFile(typeof(DisplayExtensions).Assembly.Location),
    ];

    /// <summary>Whether the framework itself has the assembly, which then nobody may replace.</summary>
    public static bool Has(string assemblyName) =>
        File.Exists(Path.Combine(Folder, assemblyName + ".dll"));

    private static bool IsManaged(string file)
    {
        string name = Path.GetFileName(file);
        if (
            !name.StartsWith("System.", StringComparison.Ordinal)
            && !name.StartsWith("Microsoft.", StringComparison.Ordinal)
        )
        {
            return name is "mscorlib.dll" or "netstandard.dll" or "WindowsBase.dll";
        }

        using FileStream stream = File.OpenRead(file);
        using var reader = new PEReader(stream);
        return reader.HasMetadata && reader.GetMetadataReader().IsAssembly;
    }
}
