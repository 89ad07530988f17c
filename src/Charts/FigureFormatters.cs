namespace Charts;

/// <summary>Makes the formatters of <see cref="Figure"/>; hosts create it and call it by name.</summary>
internal sealed class FigureFormatters
{
    public FigureFormatters() { }

#pragma warning disable CA1822 // The host calls it on an instance.
    public IEnumerable<object> CreateTypeFormatters() =>
#pragma warning restore CA1822
        [
            new FigureFormatter<Figure>("text/html", figure => figure.ToHtml()),
            new FigureFormatter<Figure>("text/plain", figure => figure.Description),
        ];
}
