namespace Charts;

/// <summary>
/// Makes the formatters of a type that shows itself. Hosts create it and call it by the names of its members, which are
/// their convention.
/// </summary>
internal sealed class HtmlFormatters<T>
    where T : IShowsItself
{
    public HtmlFormatters() { }

#pragma warning disable CA1822 // The host calls it on an instance.
    public IEnumerable<object> CreateTypeFormatters() =>
#pragma warning restore CA1822
        [
            new Formatter("text/html", shown => shown.ToHtml()),
            new Formatter("text/plain", shown => shown.ToString()!),
        ];

    private sealed class Formatter(string mimeType, Func<T, string> write)
    {
        public string MimeType { get; } = mimeType;

        public bool Format(object instance, TextWriter writer)
        {
            if (instance is not T shown)
            {
                return false;
            }

            writer.Write(write(shown));
            return true;
        }
    }
}
