using Microsoft.CodeAnalysis;

namespace Notebooks.Scripting;

/// <summary>What the cells have referenced with <c>#r</c> so far.</summary>
internal sealed class CellReferences(string folder, CellLoadContext context)
{
    private const string NuGetPrefix = "nuget:";
    private readonly NuGetPackages packages = new(folder);
    private readonly Dictionary<string, DateTime> known = new(StringComparer.Ordinal);

    /// <summary>References that no successful compilation has taken yet.</summary>
    public List<MetadataReference> Pending { get; } = [.. FrameworkReferences.All];

    /// <summary>Follows a directive.</summary>
    /// <exception cref="NotebookException">What it names cannot be had.</exception>
    public void Apply(CellDirective directive)
    {
        bool package = directive.Argument.StartsWith(
            NuGetPrefix,
            StringComparison.OrdinalIgnoreCase
        );
        string argument = package
            ? directive.Argument[NuGetPrefix.Length..].Trim()
            : directive.Argument;
        if (directive.Kind == 'i')
        {
            packages.AddSource(argument);
        }
        else if (package)
        {
            foreach (string file in packages.Add(argument, context))
            {
                Reference(file);
            }
        }
        else
        {
            ReferenceFile(argument);
        }
    }

    private void ReferenceFile(string argument)
    {
        string file = Path.GetFullPath(argument, folder);
        if (!File.Exists(file))
        {
            // `#r "System.Net.Http"` and the like name what every cell has already.
            if (FrameworkReferences.Has(Path.GetFileNameWithoutExtension(argument + ".dll")))
            {
                return;
            }

            throw new NotebookException(
                $"{argument} not found in {folder}: build the course first: dotnet build"
            );
        }

        context.AddFile(file);
        context.AddFolder(Path.GetDirectoryName(file)!);
        Reference(file);
    }

    private void Reference(string file)
    {
        DateTime written = File.GetLastWriteTimeUtc(file);
        if (known.TryAdd(file, written))
        {
            Pending.Add(MetadataReference.CreateFromImage(ReadAssembly(file), filePath: file));
        }
        else if (known[file] != written)
        {
            Console.Error.WriteLine(
                $"{Path.GetFileName(file)} was rebuilt after it was loaded: restart to use the new one"
            );
        }
    }

    private static byte[] ReadAssembly(string file)
    {
        byte[] image = File.ReadAllBytes(file);
        try
        {
            using var reader = new System.Reflection.PortableExecutable.PEReader(
                new MemoryStream(image)
            );
            if (reader.HasMetadata)
            {
                return image;
            }
        }
        catch (BadImageFormatException)
        {
            // Told below.
        }

        throw new NotebookException($"{file} is no .NET assembly: name the .dll of a .NET library");
    }
}
