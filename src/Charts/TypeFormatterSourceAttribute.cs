namespace Charts;

/// <summary>
/// Tells a notebook host how to show the type. Hosts look for an attribute of this name, whoever declares it,
/// so that a library can show itself without a reference to any host.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    public string[] PreferredMimeTypes { get; } = ["text/html", "text/plain"];
}
