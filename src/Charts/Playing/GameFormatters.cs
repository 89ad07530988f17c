namespace Charts.Playing;

/// <summary>Makes the formatters of <see cref="Game"/>; hosts create it and call it by name.</summary>
internal sealed class GameFormatters
{
    public GameFormatters() { }

#pragma warning disable CA1822 // The host calls it on an instance.
    public IEnumerable<object> CreateTypeFormatters() =>
#pragma warning restore CA1822
        [
            new FigureFormatter<Game>("text/html", game => game.ToHtml()),
            new FigureFormatter<Game>("text/plain", game => game.Description),
        ];
}
