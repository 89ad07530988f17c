using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Notebooks.Scripting;

/// <summary>Gives the compiler what a referenced assembly itself refers to.</summary>
internal sealed class MissingReferenceResolver(CellLoadContext context) : MetadataReferenceResolver
{
    private readonly Dictionary<string, PortableExecutableReference> found = new(
        StringComparer.Ordinal
    );

    public override bool ResolveMissingAssemblies => true;

    public override PortableExecutableReference? ResolveMissingAssembly(
        MetadataReference definition,
        AssemblyIdentity referenceIdentity
    )
    {
        if (context.Find(referenceIdentity.Name) is not string file)
        {
            return null;
        }

        if (!found.TryGetValue(file, out PortableExecutableReference? reference))
        {
            reference = MetadataReference.CreateFromImage(File.ReadAllBytes(file), filePath: file);
            found.Add(file, reference);
        }

        return reference;
    }

    public override ImmutableArray<PortableExecutableReference> ResolveReference(
        string reference,
        string? baseFilePath,
        MetadataReferenceProperties properties
    ) => [];

    public override bool Equals(object? other) => ReferenceEquals(this, other);

    public override int GetHashCode() =>
        System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);
}
