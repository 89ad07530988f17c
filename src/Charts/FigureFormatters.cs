namespace Charts;

/// <summary>
/// Tells a notebook host how to show the type. Hosts look for an attribute of this name, whoever declares it,
/// so that a library can show itself without a reference to any host.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
internal sealed class TypeFormatterSourceAttribute(Type formatterSourceType) : Attribute
{
    public Type FormatterSourceType { get; } = formatterSourceType;

    public string[] PreferredMimeTypes { get; set; } = [];
}

/// <summary>Makes the formatters of <see cref="Figure"/>; hosts create it and call it by name.</summary>
internal sealed class FigureFormatters
{
    public FigureFormatters() { }

#pragma warning disable CA1822 // The host calls it on an instance.
    public IEnumerable<object> CreateTypeFormatters() =>
#pragma warning restore CA1822
        [
            new FigureFormatter("text/html", figure => figure.ToHtml()),
            new FigureFormatter("text/plain", figure => figure.Description),
        ];
}

/// <summary>Writes a figure as one MIME type; the shape of its members is the hosts' convention.</summary>
internal sealed class FigureFormatter(string mimeType, Func<Figure, string> write)
{
    public string MimeType { get; } = mimeType;

    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not Figure figure)
        {
            return false;
        }

        writer.Write(write(figure));
        return true;
    }
}
