namespace Charts;

/// <summary>Writes a figure, or a game, as one MIME type; the shape of its members is the hosts' convention.</summary>
internal sealed class FigureFormatter<T>(string mimeType, Func<T, string> write)
{
    public string MimeType { get; } = mimeType;

    public bool Format(object instance, TextWriter writer)
    {
        if (instance is not T figure)
        {
            return false;
        }

        writer.Write(write(figure));
        return true;
    }
}
