namespace Charts;

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
